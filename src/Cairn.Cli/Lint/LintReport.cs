using System.Globalization;
using System.Text.Json;

namespace Cairn.Cli.Lint;

/// <summary>Puts the comparison into lines, or into JSON.</summary>
internal static class LintReport
{
    private const int FindingsShown = 200; // a first build of a legacy repository has thousands

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IEnumerable<string> Lines(Comparison comparison)
    {
        var rows = Rules(comparison).ToList();
        yield return Row("rule", "found", "known", "new");
        foreach (var row in rows)
        {
            yield return Row(row.Rule, Number(row.Found), Number(row.Known), Number(row.New));
        }

        yield return Row("total", Number(rows.Sum(row => row.Found)), Number(rows.Sum(row => row.Known)), Number(rows.Sum(row => row.New)));
        foreach (var line in News(comparison.New))
        {
            yield return line;
        }
    }

    /// <summary>Findings that no entry counts, under a heading; nothing if there are none.</summary>
    public static IEnumerable<string> News(IReadOnlyCollection<LintFinding> findings)
    {
        var more = findings.Count - FindingsShown;
        IEnumerable<string> heading = findings.Count == 0 ? [] : ["", "New:"];
        IEnumerable<string> end = more > 0 ? [$"  and {Number(more)} more"] : [];
        return [.. heading, .. findings.Take(FindingsShown).Select(finding => $"  {finding}"), .. end];
    }

    public static string Json(Comparison comparison) => JsonSerializer.Serialize(
        new
        {
            rules = Rules(comparison).Select(row => new { rule = row.Rule, found = row.Found, known = row.Known, @new = row.New }),
            @new = comparison.New.Select(finding => new
            {
                rule = finding.Key.Rule,
                path = finding.Key.Path,
                line = finding.Line,
                column = finding.Column,
                message = finding.Message,
            }),
        },
        Indented);

    /// <summary>One sentence for each entry that counts more than there is.</summary>
    public static IEnumerable<string> Stale(Comparison comparison) => comparison.Stale.Select(key =>
        $"  {key.Rule} in {key.Path} ({comparison.Recorded[key]} counted, {comparison.Found[key]} found): {key.Text}").Take(FindingsShown);

    private static IEnumerable<(string Rule, int Found, int Known, int New)> Rules(Comparison comparison)
    {
        var found = comparison.Found.Totals;
        var fresh = comparison.New.GroupBy(finding => finding.Key.Rule).ToDictionary(rule => rule.Key, rule => rule.Count());
        return found.Select(rule => (rule.Key, rule.Value, rule.Value - fresh.GetValueOrDefault(rule.Key), fresh.GetValueOrDefault(rule.Key)));
    }

    private static string Row(string rule, string found, string known, string fresh) => $"{rule,-10}{found,8}{known,8}{fresh,8}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
