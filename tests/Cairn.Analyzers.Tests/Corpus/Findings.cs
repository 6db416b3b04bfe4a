using System.Text.Json;

namespace Cairn.Analyzers.Tests.Corpus;

/// <summary>What compilations found, as they wrote it to SARIF files in a folder.</summary>
internal sealed class Findings
{
    public Findings(string folder) => Folder = Directory.CreateDirectory(folder).FullName;

    public string Folder { get; }

    /// <summary>All warnings and errors, and the suggestions of Cairn's own rules; a rule, its level, its file and its line.</summary>
    public IReadOnlyList<(string Rule, string Level, string File, int Line)> Read() =>
        [.. Directory.EnumerateFiles(Folder, "*.sarif").SelectMany(Read).Where(IsCounted).OrderBy(finding => finding)];

    /// <summary>How often each rule found something.</summary>
    public IReadOnlyDictionary<string, int> Counts() =>
        Read().GroupBy(finding => finding.Rule).ToDictionary(rule => rule.Key, rule => rule.Count(), StringComparer.Ordinal);

    private static bool IsCounted((string Rule, string Level, string, int) finding) =>
        finding.Level is "warning" or "error" || finding.Rule.StartsWith("CRN", StringComparison.Ordinal);

    private static List<(string, string, string, int)> Read(string file)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from result in sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
               where !result.TryGetProperty("suppressions", out _) && result.TryGetProperty("locations", out _) // what concerns the whole compilation has no place
               let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
               select (
                   result.GetProperty("ruleId").GetString()!,
                   result.GetProperty("level").GetString()!,
                   Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!),
                   place.GetProperty("region").GetProperty("startLine").GetInt32()),
        ];
    }
}
