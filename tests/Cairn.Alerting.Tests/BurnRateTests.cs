namespace Cairn.Alerting.Tests;

public sealed class BurnRateTests
{
    [Theory]
    [InlineData(0, 1, 13.44)]
    [InlineData(1, 6, 5.6)]
    [InlineData(2, 24, 2.8)]
    [InlineData(3, 72, 1)]
    public void Rates_spend_the_workbooks_shares_of_a_budget_of_28_days(int index, double hours, double factor)
    {
        var rate = Budget.Rates[index];

        Assert.Equal(TimeSpan.FromHours(hours), rate.Long);
        Assert.Equal(factor, rate.Factor, precision: 6);
    }

    [Fact]
    public void A_threshold_is_the_rate_times_what_the_target_allows() =>
        Assert.Equal(0.01344, Budget.Rates[0].Threshold(0.999), precision: 9);

    [Theory]
    [InlineData(0.9, 0.55)]
    [InlineData(0.5, 0.75)]
    public void A_lenient_target_still_pages_when_everything_fails(double target, double threshold) =>
        Assert.Equal(threshold, Budget.Rates[0].Threshold(target), precision: 9);

    [Fact]
    public void A_budget_is_also_a_count() =>
        Assert.Equal(67.2, new Objectives().Availability("builds", 0.995).Expecting(20).BudgetedBadEvents!.Value, precision: 6);

    [Fact]
    public void Every_window_is_recorded_once() =>
        Assert.Equal(["5m", "30m", "1h", "2h", "6h", "1d", "3d", "28d"], Budget.RecordedWindows.Select(Indicators.PromText.Duration));
}
