using System.Collections.Frozen;
using Cairn.Cassettes;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>Reads and writes what the verbs hand to each other: cassettes, rules, reports.</summary>
internal static class ParityFiles
{
    public const string Folder = "cassettes";
    public const string Rules = "parity.rules.json";
    public const string Report = "parity.report.json";

    private static readonly FrozenDictionary<string, ParityReportFormat> Formats = new Dictionary<string, ParityReportFormat>
    {
        [".json"] = ParityReportFormat.Json,
        [".md"] = ParityReportFormat.Markdown,
        [".xml"] = ParityReportFormat.JUnit,
        [".html"] = ParityReportFormat.Html,
        [".txt"] = ParityReportFormat.Console,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CommandFailedException">There is none, or one cannot be read (74).</exception>
    public static Task<IReadOnlyList<Cassette>> CassettesAsync(string path, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<Cassette>>(async () =>
    {
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.cassette.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [path];
        List<Cassette> cassettes = [];
        foreach (var file in files)
        {
            cassettes.Add(await Cassette.LoadAsync(file, cancellationToken));
        }

        return cassettes.Count > 0 ? cassettes : throw new IOException($"'{path}' holds no *.cassette.jsonl. Record some with 'cairn parity record'.");
    });

    /// <summary>No rules where the file is the default one and is not there.</summary>
    public static Task<ParityRules> RulesAsync(string path, CancellationToken cancellationToken) =>
        path == Rules ? RulesSoFarAsync(path, cancellationToken) : GuardAsync(() => ParityRules.LoadAsync(path, cancellationToken));

    /// <summary>No rules where the file is yet to be written.</summary>
    public static Task<ParityRules> RulesSoFarAsync(string path, CancellationToken cancellationToken) =>
        GuardAsync(async () => File.Exists(path) ? await ParityRules.LoadAsync(path, cancellationToken) : ParityRules.None);

    public static Task<ParityReport> ReportAsync(string path, CancellationToken cancellationToken) =>
        GuardAsync(async () => ParityReport.Parse(await File.ReadAllTextAsync(path, cancellationToken), path));

    public static Task SaveAsync(ParityRules rules, string path, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await rules.SaveAsync(path, cancellationToken);
        return true;
    });

    /// <summary>Writes a report in the form that the ending of the file's name tells.</summary>
    public static Task SaveAsync(ParityReport report, string path, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var format = Formats.TryGetValue(Path.GetExtension(path), out var known)
            ? known
            : throw new CommandFailedException(ExitCode.Usage, $"'{path}' ends in no form of report. Known are {string.Join(", ", Formats.Keys)}. Name the file so.");
        await File.WriteAllTextAsync(path, report.ToText(format), cancellationToken);
        return true;
    });

    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CassetteFormatException or ParityFormatException)
        {
            throw new CommandFailedException(ExitCode.Environment, fault.Message);
        }
    }
}
