using System.Globalization;
using System.Xml.Linq;

namespace Cairn.Cli.Migrate.Score;

/// <summary>A badge: the number, on a colour that it has earned.</summary>
internal static class ScoreBadge
{
    private const int Height = 20; // pixels, all of them
    private const int LabelWidth = 70;
    private const int NumberWidth = 54;
    private const int TextBottom = 14;
    private const int Good = 90;
    private const int Fair = 50;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Of(Scorecard card)
    {
        var colour = card.Total >= Good ? "#2a7d3f" : card.Total >= Fair ? "#8a6d00" : "#a33a1f";
        var number = string.Create(CultureInfo.InvariantCulture, $"{card.Total} of 100");
        return new XElement(
            Svg + "svg",
            new XAttribute("width", LabelWidth + NumberWidth), new XAttribute("height", Height), new XAttribute("role", "img"), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 11),
            new XElement(Svg + "title", ScoreWords.Title(card)),
            Box(0, LabelWidth, "#444"),
            Box(LabelWidth, NumberWidth, colour),
            Text(LabelWidth / 2, "migration"),
            Text(LabelWidth + (NumberWidth / 2), number)).ToString() + "\n";
    }

    private static XElement Box(int x, int width, string colour) =>
        new(Svg + "rect", new XAttribute("x", x), new XAttribute("width", width), new XAttribute("height", Height), new XAttribute("fill", colour));

    private static XElement Text(int x, string text) =>
        new(Svg + "text", new XAttribute("x", x), new XAttribute("y", TextBottom), new XAttribute("fill", "#fff"), new XAttribute("text-anchor", "middle"), text);
}
