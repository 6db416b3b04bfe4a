using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Migration.Shadow;

/// <summary>What may differ between two answers: the rules that tests and gates go by, too.</summary>
internal sealed class AnswerRules
{
    private readonly (RoutePattern Pattern, string Name)[] _routes;
    private readonly string _text;

    public AnswerRules(string? file, ParityRules rules)
    {
        (File, Rules, _text) = (file, rules, rules.ToString());
        _routes =
        [
            .. rules.Routes
                .Select(route => (RoutePattern.Parse(route.Name).Pattern, route.Name))
                .Where(route => route.Pattern is not null)
                .Select(route => (route.Pattern!, route.Name))
                .OrderBy(route => route.Item1.Rank, StringComparer.Ordinal),
        ];
    }

    public static AnswerRules None { get; } = new(file: null, ParityRules.None);

    /// <summary>Where they were read from; <c>null</c> if there are none.</summary>
    public string? File { get; }

    public ParityRules Rules { get; }

    /// <summary>The route of the rules that a request belongs to, whatever the table calls its parameters; <c>null</c> if there is none.</summary>
    public string? RouteOf(string method, string target)
    {
        var path = target.Split('?', 2)[0];
        return Array.Find(_routes, route => route.Pattern.Matches(method, path)).Name;
    }

    public bool IsSameAs(AnswerRules other) => File == other.File && _text == other._text;
}
