using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Alerting.Testing.Promtool;

/// <summary>Reads what promtool found out of its complaint that nothing was expected.</summary>
internal static partial class Verdict
{
    /// <summary>The firings; of an alert with several sets of labels, one for each.</summary>
    /// <exception cref="InvalidOperationException">It complains about something else.</exception>
    public static IReadOnlyList<Firing> Read(string complaint)
    {
        if (Expected().Replace(Query().Replace(complaint, ""), "").Trim().Length > 0)
        {
            throw new InvalidOperationException($"promtool could not judge the rules:\n{complaint}");
        }

        var found = Query().Matches(complaint).SelectMany(Samples).ToLookup(sample => (sample.Time, sample.Labels));
        return [.. found.Select(samples => new Firing(
            AlertName().Match(samples.Key.Labels).Groups[1].Value,
            Minute(samples, 0),
            Minute(samples, 1),
            (int)samples.First(sample => sample.Function == UnitTest.Functions[2]).Value))];
    }

    private static int Minute(IEnumerable<(string Function, string Time, string Labels, double Value)> samples, int function) =>
        (int)(samples.First(sample => sample.Function == UnitTest.Functions[function]).Value / 60);

    private static IEnumerable<(string Function, string Time, string Labels, double Value)> Samples(Match query) => Got()
        .Matches(query.Groups["got"].Value)
        .Select(sample => (
            query.Groups["function"].Value,
            query.Groups["time"].Value,
            sample.Groups["labels"].Value,
            double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"expr: ""(?<function>\w+)\(.*?"", time: (?<time>\w+),\s+exp: ?nil\s+got: ?(?<got>.*)")]
    private static partial Regex Query();

    [GeneratedRegex(@"(?<labels>\{(?:[^""}]|""(?:[^""\\]|\\.)*"")*\}) (?<value>[0-9.E+-]+)")]
    private static partial Regex Got();

    [GeneratedRegex("alertname=\"([^\"]*)\"")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"^(Unit Testing: .*|\s*FAILED:|\s*SUCCESS)\s*$", RegexOptions.Multiline)]
    private static partial Regex Expected();
}
