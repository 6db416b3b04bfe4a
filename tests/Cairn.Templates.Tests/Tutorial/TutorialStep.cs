using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests.Tutorial;

/// <summary>One step of a page.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Place">Where it stands, for messages.</param>
/// <param name="Subject">The file to write or edit, or what Ctrl-C ends.</param>
/// <param name="Lines">The commands, the code or the change.</param>
internal sealed partial record TutorialStep(StepKind Kind, string Place, string Subject, IReadOnlyList<string> Lines)
{
    /// <summary>What the reader sees: lines of the output, in which <c>…</c> stands for anything, and blanks for some blanks.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public string Text => string.Join('\n', Lines);

    /// <summary>How the last command ends.</summary>
    public int ExitCode => Ending().Match(Text) is { Success: true } ending ? int.Parse(ending.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>Whether it may be done again: it looks, or goes no further than it has.</summary>
    public bool IsRepeatable => Lines.All(line => line.StartsWith("curl -s", StringComparison.Ordinal) && !line.Contains(" -d ") || line.StartsWith("cairn migrate routes", StringComparison.Ordinal));

    /// <summary>The lines that a reader was promised and did not see.</summary>
    public IEnumerable<string> NotSeenIn(string output, Func<string, string> substitute) =>
        Seen.Where(line => !Regex.IsMatch(output, Pattern(substitute(line)), RegexOptions.Multiline));

    private static string Pattern(string line) => string.Join(@"[^\S\n]+", line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Regex.Escape(word).Replace("…", ".*")));

    [GeneratedRegex(@"# ends with (\d+)$")]
    private static partial Regex Ending();
}
