using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.Cli.Migrate.Routes;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Tests.Migrate.Routes;

/// <summary>Files with a table that is right, laid out as nobody would: white space, comments and commas wherever configuration allows them.</summary>
internal sealed partial class RandomSettings(Random random)
{
    private static readonly string[] Spaces = ["", "", " ", "  ", "\t", "\n", "\r\n    ", " /* a, \"b\": {} */ ", " // c, }\n", "/**/"];
    private static readonly string[] Blanks = ["", " ", "\t", "\n "]; // a comment is not legal before a colon
    private static readonly string[] Other = ["1.50", "\"a, \\\"b\\\" // no comment\"", "[1, [], {}]", "{\"State\": \"not this\", \"Percent\": 3}", "null", "\"\\u00e9 é\"", "-0", "true"];
    private static readonly JsonDocumentOptions Legal = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly StringBuilder _text = new();
    private int _comments;

    public string Write()
    {
        var routes = Enumerable.Range(0, random.Next(1, 5)).Select(Route).ToList();
        var strangler = Shuffled([("LegacyAddress", "\"http://legacy:8000\""), ("Routes", Listed('[', routes, ']'))]);
        return Space() + Object(Shuffled([("Cairn", Object([("Strangler", Object(strangler))])), ("More", Pick(Other)), ("State", Pick(Other))])) + Space();
    }

    public static TargetState Target(Random random) => random.Next(5) switch
    {
        0 => new TargetState(RouteState.Legacy, null, null),
        1 => new TargetState(RouteState.Shadow, null, random.Next(2) == 0 ? null : 12.5),
        2 => new TargetState(RouteState.Canary, random.Next(101), null),
        3 => new TargetState(RouteState.Migrated, null, random.Next(2) == 0 ? null : 1),
        _ => new TargetState(RouteState.Retired, null, null),
    };

    public static JsonNode Read(string text) => JsonNode.Parse(text, documentOptions: Legal)!;

    /// <summary>The comments, without the strings that look like some.</summary>
    public static IEnumerable<string> CommentsOf(string text) => Words().Matches(text).Select(word => word.Value).Where(word => word[0] == '/');

    /// <summary>The document in one spelling, its members in one order.</summary>
    public static string Sorted(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\":{Sorted(member.Value)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(Sorted)) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };

    private string Route(int number)
    {
        var state = StateNames.Of((RouteState)random.Next(5));
        List<(string, string)> members = [("Match", $"\"GET /{number}/{{id}}\""), ("State", $"\"{state}\"")];
        if (state == "canary")
        {
            members.Add(("Percent", random.Next(101).ToString(CultureInfo.InvariantCulture)));
        }

        (string, string)[] more = [("Shadow", "5"), ("Writes", "\"off\""), ("StickyBy", "\"header:X-Org\""), ("Rollback", "{ \"MinSamples\": 20, \"MaxErrorDelta\": 0.5 }")];
        return Object(Shuffled([.. members, .. more.Where(_ => random.Next(2) == 0)]));
    }

    /// <summary>A percentage may be taken out, and a comment within it with it.</summary>
    private string Object(IEnumerable<(string Name, string Value)> members) =>
        Listed('{', [.. members.Select(member => $"\"{member.Name}\"{Pick(Blanks)}:{(member.Name == "Percent" ? Pick(Blanks) : Space())}{member.Value}")], '}');

    private string Listed(char open, List<string> items, char close)
    {
        _text.Clear().Append(open);
        for (var index = 0; index < items.Count; index++)
        {
            _text.Append(Space()).Append(items[index]).Append(Space()).Append(index < items.Count - 1 || random.Next(4) == 0 ? "," : "");
        }

        return _text.Append(Space()).Append(close).ToString();
    }

    private List<T> Shuffled<T>(List<T> items) => [.. items.OrderBy(_ => random.Next())];

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    /// <summary>Each comment with a number of its own, so that a lost one is missed.</summary>
    private string Space() => Pick(Spaces).Replace("c, }", $"c{_comments++}, }}", StringComparison.Ordinal);

    [GeneratedRegex("\"(?:\\\\.|[^\"\\\\])*\"|//[^\\n]*|/\\*.*?\\*/", RegexOptions.Singleline)]
    private static partial Regex Words();
}
