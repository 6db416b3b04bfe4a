namespace Cairn.Cli.Migrate.Probe;

/// <summary>What was seen of a service: its style, and a switch for each form, with what shows it.</summary>
internal sealed class ProbeFindings
{
    /// <summary>The switches of Cairn.PythonCompat, in its order.</summary>
    public static IReadOnlyList<string> Switches { get; } =
    [
        "Floats", "SortedKeys", "AsciiEscapes", "Utf8Text", "SpacedJson", "TrailingNewline", "NotANumber", "MemberNames", "BigIntegers", "Dates", "Decimals", "Enums", "MediaTypes",
        "ContentLength", "HeadRequests", "OptionsRequests", "AllowedMethods", "ErrorBodies", "ReasonPhrases", "StrictSlashes", "CaseSensitivePaths", "RawPaths", "QueryValues",
        "LenientValues", "CookieValues", "CookieFields", "Redirects", "HeaderBytes", "RequestLimits",
    ];

    private static readonly string[] Universal = ["SortedKeys", "AsciiEscapes"];

    private readonly Dictionary<string, string> _seen = [];
    private readonly Dictionary<string, string> _absent = [];

    /// <summary><c>Flask</c>, <c>FastApi</c>, or <see langword="null"/> where neither can be told.</summary>
    public string? Style { get; set; }

    /// <summary>What the server calls itself.</summary>
    public string Server { get; set; } = "";

    public IEnumerable<KeyValuePair<string, string>> Seen => InOrder(_seen);

    /// <summary>Forms that the service was seen not to have.</summary>
    public IEnumerable<KeyValuePair<string, string>> Absent => InOrder(_absent);

    /// <summary>Forms that no question could show.</summary>
    public IEnumerable<string> Unknown => Switches.Where(name => !_seen.ContainsKey(name) && !_absent.ContainsKey(name));

    /// <summary>Notes a form. One sighting is enough to have it; but what must hold for every answer is refuted by one that is otherwise.</summary>
    public void Note(string name, bool isSeen, string evidence)
    {
        var (gains, loses) = isSeen ? (_seen, _absent) : (_absent, _seen);
        if (loses.ContainsKey(name) && isSeen == Universal.Contains(name))
        {
            return;
        }

        loses.Remove(name);
        gains.TryAdd(name, evidence);
    }

    private static IEnumerable<KeyValuePair<string, string>> InOrder(Dictionary<string, string> findings) =>
        Switches.Where(findings.ContainsKey).Select(name => KeyValuePair.Create(name, findings[name]));
}
