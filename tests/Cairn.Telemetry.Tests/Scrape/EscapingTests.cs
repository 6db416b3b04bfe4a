using System.Text;
using Cairn.Telemetry.Scrape;

namespace Cairn.Telemetry.Tests;

/// <summary>Whatever a label or a description holds, a reader gets it back and no line is broken.</summary>
public sealed class EscapingTests
{
    private const string Nasty = "ab \"\\\n\r\t{}=,#\u2028é😀\0";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_label_and_any_description_come_back(int seed)
    {
        var random = new Random(seed);
        var (value, help) = (Text(random), Text(random));
        var family = new MetricFamily("jobs", FamilyType.Gauge, unit: null, "x" + help);
        family.TryAdd(new Series(LabelText.Of([new("kind", value)]), 1, [], null));

        var text = TextWriting.Write([family]).Split('\n');
        var open = OpenMetricsWriting.Write([family]).Split('\n');

        Assert.Equal((4, 5), (text.Length, open.Length));
        Assert.Equal((value, value), (LabelIn(text[2]), LabelIn(open[2])));
        Assert.Equal(("x" + help, "x" + help), (Unescape(text[0]["# HELP jobs ".Length..]), Unescape(open[1]["# HELP jobs ".Length..])));
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Nasty.EnumerateRunes().ElementAt(random.Next(Nasty.EnumerateRunes().Count()))));

    private static string LabelIn(string sample)
    {
        Assert.StartsWith("jobs{kind=\"", sample, StringComparison.Ordinal);
        Assert.EndsWith("\"} 1", sample, StringComparison.Ordinal);
        var inner = sample["jobs{kind=\"".Length..^"\"} 1".Length];
        Assert.DoesNotContain('"', inner.Replace("\\\\", "", StringComparison.Ordinal).Replace("\\\"", "", StringComparison.Ordinal));
        return Unescape(inner);
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '\\';
            i += isEscape ? 1 : 0;
            result.Append(isEscape && text[i] == 'n' ? '\n' : text[i]);
        }

        return result.ToString();
    }
}
