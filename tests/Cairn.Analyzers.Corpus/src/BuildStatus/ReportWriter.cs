using System.Globalization;
using System.Text;

namespace BuildStatus;

/// <summary>report.py: the mail of the morning, %-formatted columns and all.</summary>
internal sealed class ReportWriter(BuildStore store, BranchHealth health, ILogger<ReportWriter> logger)
{
    private const int NameWidth = 24;

    public string Write()
    {
        var builds = store.List(limit: 500);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Builds of {DateTime.Today:yyyy-MM-dd}").AppendLine();
        text.Append('=', NameWidth).AppendLine();
        foreach (var branch in builds.GroupBy(build => build.Branch).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.AppendLine(Row(branch.Key, [.. branch]));
        }

        text.Append('=', NameWidth).AppendLine();
        text.Append(CultureInfo.InvariantCulture, $"{builds.Count} builds, {builds.Count(build => build.State == BuildState.Failed)} failed").AppendLine();
        logger.LogInformation($"Wrote a report of {builds.Count} builds");
        return text.ToString();
    }

    public static string Median(IReadOnlyList<TimeSpan> durations)
    {
        if (durations.Count == 0)
        {
            return "-";
        }

        var sorted = durations.Order().ToList();
        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return DurationText.Write(median);
    }

    public static string Sparkline(IEnumerable<Build> builds) =>
        string.Concat(builds.OrderBy(build => build.Reported).ThenBy(build => build.Id, StringComparer.Ordinal).Select(build => StatusText.Mark(build.State)));

    private string Row(string branch, IReadOnlyList<Build> builds)
    {
        var name = BranchNames.Show(branch);
        if (name.Length > NameWidth)
        {
            logger.LogDebug($"The name {name} is too long");
            name = name[..NameWidth];
        }

        var median = Median([.. builds.Where(build => build.Took > TimeSpan.Zero).Select(build => build.Took)]);
        return $"{name.PadRight(NameWidth)} {health.Light(branch),-7} {median,8} {Sparkline(builds)}";
    }
}
