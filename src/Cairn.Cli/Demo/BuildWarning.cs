using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Cli.Demo;

/// <summary>A warning of the compiler or an analyzer, as the build printed it.</summary>
internal sealed partial record BuildWarning(string File, int Line, string Rule, string Message)
{
    /// <summary>The warnings in a build's output, each once.</summary>
    public static IReadOnlyList<BuildWarning> In(IEnumerable<string> lines) =>
        [.. lines.Select(line => Pattern().Match(line)).Where(match => match.Success).Select(From).Distinct()];

    public override string ToString() => $"{File}({Line}): warning {Rule}: {Message}";

    private static BuildWarning From(Match match) => new(
        Path.GetFileName(match.Groups["file"].Value.Trim()),
        int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line) ? line : 0,
        match.Groups["rule"].Value,
        match.Groups["message"].Value);

    // "/path/File.cs(12,5): warning CRN1801: Message [/path/Project.csproj]", or "MSBUILD : warning MSB3277: …"
    [GeneratedRegex(@"^(?<file>.*?)(\((?<line>\d+)(,\d+)*\))?\s*: warning (?<rule>\w+): (?<message>.*?)( \[[^\]]+\])?$")]
    private static partial Regex Pattern();
}
