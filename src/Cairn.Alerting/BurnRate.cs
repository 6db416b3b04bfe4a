namespace Cairn.Alerting;

/// <summary>One pair of windows, and how much of the budget is gone when the long one fires.</summary>
/// <param name="Long">The window that must show the burn.</param>
/// <param name="Short">The window that ends the alert once it is good again.</param>
/// <param name="BudgetShare">The share of the budget of 28 days that is spent over the long window at this rate.</param>
/// <param name="Severity">Whether it pages.</param>
internal sealed record BurnRate(TimeSpan Long, TimeSpan Short, double BudgetShare, string Severity)
{
    /// <summary>How many times faster than evenly the budget burns; never below 1, where the objective is met.</summary>
    public double Factor => Math.Max(1, Math.Round(BudgetShare * (Budget.Window / Long), 6));

    /// <summary>
    /// The share of bad events that means this rate. A lenient target would put it above 1, where no outage reaches it; it stays half-way between what the
    /// target allows and everything.
    /// </summary>
    public double Threshold(double target)
    {
        var allowed = 1 - target;
        return Math.Round(Math.Min(Factor * allowed, (1 + allowed) / 2), 9);
    }
}
