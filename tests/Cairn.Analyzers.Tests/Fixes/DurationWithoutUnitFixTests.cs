using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class DurationWithoutUnitFixTests
{
    [Theory]
    [InlineData(null, "FromMilliseconds")]
    [InlineData(DurationWithoutUnitFix.Milliseconds, "FromMilliseconds")]
    [InlineData(DurationWithoutUnitFix.Seconds, "FromSeconds")]
    public Task Each_unit_is_an_action_of_its_own_and_milliseconds_come_first(string? action, string unit) => VerifyFix(
        "await Task.Delay([|5|], stop); Thread.Sleep([|7|]);",
        $"await Task.Delay(TimeSpan.{unit}(5), stop); Thread.Sleep(TimeSpan.{unit}(7));",
        action);

    [Fact]
    public Task The_wait_says_seconds() => VerifyFix(
        """
        await Task.Delay(5, stop);
        using var lease = new CancellationTokenSource(30);
        """.Finding("5").Finding("30"),
        """
        await Task.Delay(TimeSpan.FromSeconds(5), stop);
        using var lease = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        """,
        DurationWithoutUnitFix.Seconds);

    [Theory]
    [InlineData("_ = new Timer(_ => { }, null, [|5|], 30);", "_ = new Timer(_ => { }, null, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(30));")]
    [InlineData("_ = new Timer(_ => { }, null, 0, [|30|]);", "_ = new Timer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(30));")]
    [InlineData("_ = new Timer(_ => { }, null, [|5|], -1);", "_ = new Timer(_ => { }, null, TimeSpan.FromMilliseconds(5), Timeout.InfiniteTimeSpan);")]
    [InlineData("_ = new Timer(_ => { }, null, period: [|5|], dueTime: 0);", "_ = new Timer(_ => { }, null, period: TimeSpan.FromMilliseconds(5), dueTime: TimeSpan.Zero);")]
    [InlineData("Wait(limitTimeout: [|5|]);", "Wait(limit: TimeSpan.FromMilliseconds(5));")]
    [InlineData("await Task.Delay(/* ms */ [|5|] /* short */, stop);", "await Task.Delay(/* ms */ TimeSpan.FromMilliseconds(5) /* short */, stop);")]
    [InlineData("await Task.Run(() => Task.Delay([|1|]).Wait([|2|]));", "await Task.Run(() => Task.Delay(TimeSpan.FromMilliseconds(1)).Wait(TimeSpan.FromMilliseconds(2)));")]
    public Task The_whole_call_moves_to_the_overload(string before, string after) => VerifyFix(before, after);

    [Fact]
    public Task A_number_of_unknown_unit_beside_it_leaves_the_call_alone() => VerifyFix(
        "_ = new Timer(_ => { }, null, [|5|], period);", "_ = new Timer(_ => { }, null, [|5|], period);");

    [Fact]
    public Task The_namespaces_are_imported_and_base_calls_are_calls() => Verify.Fix<DurationWithoutUnitAnalyzer, DurationWithoutUnitFix>(
        """
        class Source() : System.Threading.CancellationTokenSource([|5|]);

        class Ticker
        {
            object timer = new System.Threading.Timer(_ => { }, null, [|5|], -1);
        }
        """,
        """
        using System;
        using System.Threading;

        class Source() : System.Threading.CancellationTokenSource(TimeSpan.FromMilliseconds(5));

        class Ticker
        {
            object timer = new System.Threading.Timer(_ => { }, null, TimeSpan.FromMilliseconds(5), Timeout.InfiniteTimeSpan);
        }
        """);

    private static Task VerifyFix(string before, string after, string? unit = null) =>
        Verify.Fix<DurationWithoutUnitAnalyzer, DurationWithoutUnitFix>(
            InMethod(before), InMethod(after), unit);

    private static string InMethod(string statement) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class Builds
        {
            async Task RunAsync(int period, CancellationToken stop)
            {
                {{statement}}
                await Task.Yield();
            }

            static void Wait(int limitTimeout) { }
            static void Wait(TimeSpan limit) { }
        }
        """;
}
