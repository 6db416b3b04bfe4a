using System.Globalization;
using System.Xml.Linq;

namespace Cairn.Cli.Debt;

/// <summary>The debt as SVG: a bar a week, a piece of it a rule, the rules with most of it first.</summary>
internal static class DebtChart
{
    private const int Width = 900; // pixels, all of them
    private const int Height = 420;
    private const int Left = 70;
    private const int Top = 50;
    private const int Bottom = 370;
    private const int Right = 760;
    private const int LegendLine = 18;
    private const int WeekLabels = 12; // more would overlap
    private const int HueStep = 47; // degrees; neighbours differ and no hue comes twice among 24 rules

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(IReadOnlyList<WeekOfDebt> weeks)
    {
        var rules = weeks.SelectMany(week => week.Totals).GroupBy(rule => rule.Key, rule => rule.Value)
            .OrderByDescending(rule => rule.Sum()).ThenBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => rule.Key).ToList();
        var most = Math.Max(1, weeks.Max(week => week.Total));
        return new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 12), new XAttribute("role", "img"),
            new XElement(Svg + "title", $"Findings in the baseline, {weeks[0].Monday:yyyy-MM-dd} to {weeks[^1].Monday:yyyy-MM-dd}"),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            Text(Left, Top - LegendLine, "Findings in the baseline by week"),
            new[] { 0, most / 2, most }.Distinct().SelectMany(value => Level(value, most)),
            weeks.SelectMany((week, index) => Bar(week, index, weeks.Count, rules, most)),
            rules.SelectMany((rule, index) => Legend(rule, index, rules.Count))).ToString();
    }

    private static IEnumerable<XElement> Level(int value, int most)
    {
        var y = Bottom - Scaled(value, most);
        yield return new XElement(
            Svg + "line", new XAttribute("x1", Left), new XAttribute("x2", Right), new XAttribute("y1", Number(y)), new XAttribute("y2", Number(y)), new XAttribute("stroke", "#ccc"));
        yield return Text(Left - 8, y + 4, value.ToString("N0", CultureInfo.InvariantCulture), "end");
    }

    private static IEnumerable<XElement> Bar(WeekOfDebt week, int index, int weeks, List<string> rules, int most)
    {
        var step = (double)(Right - Left) / weeks;
        var x = Left + (index * step);
        var y = (double)Bottom;
        foreach (var rule in rules.Where(week.Totals.ContainsKey))
        {
            var height = Scaled(week.Totals[rule], most);
            y -= height;
            yield return new XElement(
                Svg + "rect",
                new XAttribute("x", Number(x + (step * 0.1))), new XAttribute("y", Number(y)), new XAttribute("width", Number(step * 0.8)), new XAttribute("height", Number(height)),
                new XAttribute("fill", Colour(rules.IndexOf(rule))),
                new XElement(Svg + "title", $"{rule}, week of {week.Monday:yyyy-MM-dd}: {week.Totals[rule]}"));
        }

        if (index % Math.Max(1, (weeks + WeekLabels - 1) / WeekLabels) == 0)
        {
            yield return Text(x + (step / 2), Bottom + LegendLine, week.Monday.ToString("MM-dd", CultureInfo.InvariantCulture), "middle");
        }
    }

    private static IEnumerable<XElement> Legend(string rule, int index, int rules)
    {
        var y = Top + (index * Math.Min(LegendLine, (double)(Bottom - Top) / rules));
        yield return new XElement(
            Svg + "rect", new XAttribute("x", Right + 20), new XAttribute("y", Number(y - 10)), new XAttribute("width", 10), new XAttribute("height", 10), new XAttribute("fill", Colour(index)));
        yield return Text(Right + 36, y, rule);
    }

    private static XElement Text(double x, double y, string text, string anchor = "start") =>
        new(Svg + "text", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), text);

    private static double Scaled(int value, int most) => (double)(Bottom - Top) * value / most;

    private static string Colour(int index) => $"hsl({index * HueStep % 360}, 60%, 50%)";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
