namespace Cairn.Cli.Debt;

/// <summary>The totals of each rule at the end of the week that begins on a Monday.</summary>
internal sealed record WeekOfDebt(DateOnly Monday, IReadOnlyDictionary<string, int> Totals)
{
    public int Total => Totals.Values.Sum();
}
