using System.Text.RegularExpressions;

namespace Cairn;

/// <summary>Names in the form that DNS labels and telemetry back ends agree on: <c>build-status</c>.</summary>
internal static partial class KebabCase
{
    public static bool Describes(string name) => Whole().IsMatch(name);

    /// <summary>The nearest kebab-case name; empty when nothing in <paramref name="name"/> can be kept.</summary>
    public static string From(string name)
    {
        var words = Word().Matches(name).Select(word => word.Value.ToLowerInvariant());
        return string.Join('-', words).TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Whole();

    // GitHubCache2 -> Git Hub Cache2; HTTPProxy -> HTTP Proxy
    [GeneratedRegex("[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")]
    private static partial Regex Word();
}
