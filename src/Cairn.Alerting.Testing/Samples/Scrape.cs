using System.Globalization;

namespace Cairn.Alerting.Testing.Samples;

/// <summary>Reads the text format of Prometheus: a sample a line, comments aside.</summary>
internal static class Scrape
{
    public static IEnumerable<Sample> Read(string exposition) => exposition
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(Parse)
        .Where(sample => double.IsFinite(sample.Value)); // promtool has no notation for the others

    private static Sample Parse(string line)
    {
        // A value of a label may hold a brace, but no brace comes after the last one of the labels.
        var (open, close) = (line.IndexOf('{', StringComparison.Ordinal), line.LastIndexOf('}'));
        var hasLabels = open >= 0 && close > open;
        var name = line[..(hasLabels ? open : line.IndexOf(' ', StringComparison.Ordinal))];
        var number = line[(hasLabels ? close + 1 : name.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return new Sample(name, hasLabels ? line[(open + 1)..close] : "", Number(number));
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
