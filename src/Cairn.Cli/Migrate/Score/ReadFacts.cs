using Cairn.Cli.Lint;
using Cairn.Cli.Migrate.Routes;
using Cairn.Cli.Parity;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Score;

/// <summary>Gathers all that a score is made of: the folder of the service, files, and the running service if it is named.</summary>
internal sealed class ReadFacts(TimeProvider clock)
{
    /// <exception cref="CommandFailedException">Something that was named is not there (64), cannot be read (74), or is a table that the strangler refuses (1).</exception>
    public async Task<ScoreFacts> OfAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        var folder = ProjectFolder.Of(request.Project);
        var table = TableOf(request.File, folder);
        var live = request.Live is { } service ? await ManagementPort.StranglerAsync(service, cancellationToken) : null;
        var reports = request.Reports.Count > 0 ? request.Reports : [.. new[] { Path.Combine(folder, ParityFiles.Report) }.Where(File.Exists)];
        var cassettes = request.Cassettes ?? UsualCassettes(folder);
        var recorded = new RecordedTraffic(await ReportsAsync(reports, cancellationToken), cassettes is null ? null : await ParityFiles.CassettesAsync(cassettes, cancellationToken));
        var baseline = BaselineFile.NearestTo(folder);
        var code = ReadService.In(folder);
        var (routes, weights) = table is null ? (null, WeightSource.Equal) : RouteFacts.Of(table, live, recorded);

        string?[] sources = [table?.Path, request.Live?.ToString(), .. reports, cassettes, baseline.Exists ? Path.Combine(baseline.Folder, BaselineFile.Name) : null];
        return new ScoreFacts(ProjectFolder.NameOf(folder), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
        {
            Sources = [.. sources.OfType<string>().Select(source => Shown(source, folder))],
            Routes = routes,
            Weights = weights,
            HasEvidence = live is not null || recorded is not { Reports: null, Cassettes: null },
            Findings = baseline.Exists ? CountsOf(baseline, folder) : null,
            Bridges = await BridgesAsync(request.Live, code, cancellationToken),
            Folder = code,
        };
    }

    private static RoutingFile? TableOf(string? named, string folder)
    {
        var table = named is null ? FindRoutingFile.In(folder) : FindRoutingFile.At(named, folder);
        return table is not { Faults.Count: > 0 } faulty
            ? table
            : throw new CommandFailedException(
                ExitCode.DoesNotHold, $"The strangler refuses the table of '{faulty.Path}', so there is nothing to score. Mend it first:{Environment.NewLine}{string.Join(Environment.NewLine, faulty.Faults)}");
    }

    private static string? UsualCassettes(string folder)
    {
        var usual = Path.Combine(folder, ParityFiles.Folder);
        return Directory.Exists(usual) && Directory.EnumerateFiles(usual, "*.cassette.jsonl", SearchOption.AllDirectories).Any() ? usual : null;
    }

    private static async Task<IReadOnlyList<ParityReport>?> ReportsAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        List<ParityReport> reports = [];
        foreach (var file in files)
        {
            reports.Add(await ParityFiles.ReportAsync(file, cancellationToken));
        }

        return reports.Count > 0 ? reports : null;
    }

    /// <summary>A running service tells its own; code that does not ask for any form has none. Which ones code has is not guessed from its text.</summary>
    private static async Task<IReadOnlyList<BridgeFact>?> BridgesAsync(Uri? live, ServiceFacts? code, CancellationToken cancellationToken)
    {
        var told = live is null ? null : await ManagementPort.AskAsync<BridgeReport>(live, BridgeReport.Path, cancellationToken);
        return told?.Bridges ?? (code is { KeepsPythonForms: false } ? [] : null);
    }

    /// <summary>A baseline above the folder counts for other services, too.</summary>
    private static Dictionary<string, int> CountsOf(BaselineFile baseline, string folder)
    {
        var scope = baseline.Folder == folder ? "" : Path.GetRelativePath(baseline.Folder, folder).Replace('\\', '/') + "/";
        return baseline.Read().Counts.Where(entry => entry.Key.Path.StartsWith(scope, StringComparison.Ordinal))
            .GroupBy(entry => entry.Key.Rule, entry => entry.Value).OrderBy(rule => rule.Key, StringComparer.Ordinal).ToDictionary(rule => rule.Key, rule => rule.Sum());
    }

    private static string Shown(string source, string folder) =>
        Path.IsPathRooted(source) && source.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetRelativePath(folder, source).Replace('\\', '/') : source;
}
