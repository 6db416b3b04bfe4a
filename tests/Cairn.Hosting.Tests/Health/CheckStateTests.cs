using Cairn.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Cairn.Hosting.Tests.Health;

public sealed class CheckStateTests
{
    [Theory]
    [InlineData(Healthy)]
    [InlineData(Degraded)]
    [InlineData(Unhealthy)]
    public void The_very_first_result_counts_at_once(HealthStatus first) =>
        Assert.Equal([first], Statuses([first], fall: 3, rise: 2));

    [Fact]
    public void The_status_falls_with_the_third_failure_in_a_row_and_rises_with_the_second_success() => Assert.Equal(
        [Healthy, Healthy, Healthy, Unhealthy, Unhealthy, Healthy],
        Statuses([Healthy, Unhealthy, Unhealthy, Unhealthy, Healthy, Healthy], fall: 3, rise: 2));

    [Fact]
    public void A_success_in_between_starts_the_count_anew() => Assert.Equal(
        [Healthy, Healthy, Healthy, Healthy, Healthy, Healthy, Unhealthy],
        Statuses([Healthy, Unhealthy, Unhealthy, Healthy, Unhealthy, Unhealthy, Unhealthy], fall: 3, rise: 2));

    [Fact]
    public void The_status_moves_no_further_than_the_whole_streak() => Assert.Equal(
        [Healthy, Healthy, Healthy, Degraded, Degraded, Unhealthy],
        Statuses([Healthy, Degraded, Degraded, Unhealthy, Unhealthy, Unhealthy], fall: 3, rise: 2));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_status_changes_without_the_configured_count(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (fall, rise) = (random.Next(1, 6), random.Next(1, 6));
            var results = Enumerable.Range(0, 60).Select(_ => (HealthStatus)random.Next(3)).ToArray();

            var statuses = Statuses(results, fall, rise);

            Assert.Equal(Expected(results, fall, rise), statuses);
        }
    }

    private static List<HealthStatus> Statuses(HealthStatus[] results, int fall, int rise)
    {
        var policy = CheckPolicy.Default with { Fall = fall, Rise = rise };
        var states = new List<CheckState> { CheckState.First(Run(results[0])) };
        foreach (var result in results[1..])
        {
            states.Add(states[^1].After(Run(result), policy));
        }

        return states.ConvertAll(state => state.Status);
    }

    /// <summary>The rule in other words: look back at the last results; if all are worse, take the mildest of them; if all are better, the gravest.</summary>
    private static List<HealthStatus> Expected(HealthStatus[] results, int fall, int rise)
    {
        var statuses = new List<HealthStatus> { results[0] };
        for (var count = 2; count <= results.Length; count++)
        {
            var status = statuses[^1];
            var falling = count < fall ? status : results[(count - fall)..count].Max();
            var rising = count < rise ? status : results[(count - rise)..count].Min();
            statuses.Add(falling < status ? falling : rising > status ? rising : status);
        }

        return statuses;
    }

    private static CheckRun Run(HealthStatus status) => new(new HealthCheckResult(status), TimeSpan.Zero, EndedAt: 0);
}
