using System.Globalization;
using System.Text;
using Cairn.Alerting.Testing.Samples;

namespace Cairn.Alerting.Testing.Promtool;

/// <summary>A unit test of rules that expects nothing, so that promtool says what it found instead.</summary>
internal static class UnitTest
{
    /// <summary>What is asked about each part of the story, in this order.</summary>
    public static readonly IReadOnlyList<string> Functions = ["min_over_time", "max_over_time", "count_over_time"];

    // A query gets 10,000 samples at most; all alerts of a service may fire at once.
    private const int MinutesInPart = 240;

    public static string Write(string ruleFile, SampleBook book)
    {
        var text = new StringBuilder($"rule_files: [{ruleFile}]\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
        foreach (var (series, values) in book.Series)
        {
            text.Append("      - series: '").Append(series.Replace("'", "''", StringComparison.Ordinal)).Append("'\n        values: '").Append(values).Append("'\n");
        }

        text.Append("    promql_expr_test:\n");
        for (var first = 0; first < book.Minutes; first += MinutesInPart)
        {
            var last = Math.Min(first + MinutesInPart, book.Minutes) - 1;
            foreach (var function in Functions)
            {
                // A range reaches its beginning, and so would see the last minute of the part before.
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      - expr: '{function}(timestamp(ALERTS{{alertstate=\"firing\"}})[{Math.Max(last - first, 1)}m:1m])'\n        eval_time: {last}m\n");
            }
        }

        return text.ToString();
    }
}
