namespace Cairn.Cli.Migrate.Probe;

/// <summary>What was seen, and the code that keeps it.</summary>
internal static class ProbeReport
{
    private const int Width = 20;

    public static IEnumerable<string> Lines(ProbeFindings findings, IReadOnlyList<string> routes)
    {
        yield return $"{findings.Style ?? "Unknown style"}{(findings.Server.Length > 0 ? $", served by {findings.Server}" : "")}; {routes.Count} routes asked";
        foreach (var (name, evidence) in findings.Seen)
        {
            yield return $"  {name,-Width} {evidence}";
        }

        foreach (var (name, evidence) in findings.Absent)
        {
            yield return $"  no {name,-Width + 3} {evidence}";
        }

        yield return $"Not seen, and kept as the style has it: {string.Join(", ", findings.Unknown)}.";
        if (routes.Count == 0)
        {
            yield return "Name routes that answer with JSON, --route /builds/42, to see more.";
        }

        if (findings.Style is null)
        {
            yield return "Neither Flask nor FastAPI can be told from the answers. Name the style yourself, and start from DisableAll.";
            yield break;
        }

        yield return "";
        foreach (var line in Code(findings))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Code(ProbeFindings findings)
    {
        var (seen, absent) = (findings.Seen.Select(found => $"PythonCompat.{found.Key}").ToList(), findings.Absent.Select(found => $"PythonCompat.{found.Key}").ToList());
        yield return $"builder.Services.AddPythonCompat(PythonStyle.{findings.Style}, compat => compat";
        if (absent.Count > 0)
        {
            yield return $"    .Disable({string.Join(" | ", absent)})";
        }

        yield return $"    .Enable({string.Join(" | ", seen)}));";
    }
}
