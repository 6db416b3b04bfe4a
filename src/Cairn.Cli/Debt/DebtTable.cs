using System.Globalization;

namespace Cairn.Cli.Debt;

/// <summary>The debt as text: a line a rule, a column a week.</summary>
internal static class DebtTable
{
    private const int RuleWidth = 10;
    private const int WeekWidth = 8;

    public static IEnumerable<string> Lines(IReadOnlyList<WeekOfDebt> weeks)
    {
        yield return Row("week of", weeks.Select(week => week.Monday.ToString("MM-dd", CultureInfo.InvariantCulture)));
        foreach (var rule in weeks.SelectMany(week => week.Totals.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            yield return Row(rule, weeks.Select(week => Number(week.Totals.GetValueOrDefault(rule))));
        }

        yield return Row("total", weeks.Select(week => Number(week.Total)));
    }

    private static string Row(string head, IEnumerable<string> cells) => head.PadRight(RuleWidth) + string.Concat(cells.Select(cell => cell.PadLeft(WeekWidth)));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
