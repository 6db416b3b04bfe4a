using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class DurationWithoutUnitAnalyzerTests
{
    [Theory]
    [InlineData("Task.Delay([|5|]);")]
    [InlineData("Task.Delay([|5_000|], stop);")]
    [InlineData("Thread.Sleep([|0x10|]);")]
    [InlineData("_ = new CancellationTokenSource([|30|]);")]
    [InlineData("CancellationTokenSource own = new([|30|]);")]
    [InlineData("source?.CancelAfter([|30|]);")]
    [InlineData("_ = new Timer(_ => { }, null, [|5|], 30);")]
    [InlineData("_ = new Timer(_ => { }, null, 0, [|30|]);")]
    [InlineData("_ = new Timer(_ => { }, null, [|5u|], 30u);")]
    [InlineData("Lock(ms: 1, [|2|]);")]
    [InlineData("Pause([|5|]);")]
    [InlineData("Wait<int>(1, timeout: [|5|]);")]
    [InlineData("new Retry([|5L|]);")]
    [InlineData("new Retry([|5|]);")]
    public Task A_literal_where_a_TimeSpan_could_be_is_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("Task.Delay(TimeSpan.FromSeconds(5));")]
    [InlineData("Task.Delay(0);")]
    [InlineData("Task.Delay(-1);")]
    [InlineData("Task.Delay(Timeout.Infinite);")]
    [InlineData("const int backOffMs = 5; Task.Delay(backOffMs);")]
    [InlineData("Task.Delay(5 * 1000);")]
    [InlineData("Task.Delay(millisecondsDelay: 5);")]
    [InlineData("Pause(ms: 5);")]
    public Task A_number_that_needs_or_says_its_unit_is_not_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("Alone(5);")]
    [InlineData("Differs(5);")]
    [InlineData("Hidden.Wait(5);")]
    [InlineData("Attempts(5);")]
    [InlineData("Math.Max(5, 3);")]
    public Task A_method_without_a_usable_TimeSpan_sibling_or_a_duration_is_not_found(string statement) => VerifyStatement(statement);

    [Fact]
    public async Task An_overload_that_calls_the_other_is_not_told_to_call_itself() => await Verify.Diagnostic<DurationWithoutUnitAnalyzer>("""
        using System;

        class Gate
        {
            void Wait(int timeout) { }
            void Wait(TimeSpan timeout) => Wait(5);
            Gate(int timeout) { }
            Gate(TimeSpan timeout) : this(5) { }
            void Start() => Wait([|5|]);
        }

        class Door(int timeout) { Door(TimeSpan timeout) : this(5) { } object Keep() => timeout; }
        """);

    [Fact]
    public async Task The_message_names_the_call_and_both_units()
    {
        var method = await VerifyStatement("Task.Delay([|5|]);");
        var constructor = await VerifyStatement("_ = new CancellationTokenSource([|30|]);");

        Assert.Equal(
            "'5' in 'Task.Delay' has no unit. Use 'TimeSpan.FromSeconds(5)' or 'TimeSpan.FromMilliseconds(5)'.",
            Assert.Single(method).GetMessage(null));
        Assert.StartsWith("'30' in 'new CancellationTokenSource' has no unit.", Assert.Single(constructor).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribute_takes_no_TimeSpan() => await Verify.Diagnostic<DurationWithoutUnitAnalyzer>("""
        using System;

        class LimitAttribute : Attribute
        {
            public LimitAttribute(int timeout) { }
            public LimitAttribute(TimeSpan timeout) { }
        }

        class Tests { [Limit(5)] void A_test() { } }
        """);

    private static async Task<IReadOnlyList<Diagnostic>> VerifyStatement(string statement) =>
        await Verify.Diagnostic<DurationWithoutUnitAnalyzer>($$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class Builds
        {
            void Run(CancellationTokenSource? source, CancellationToken stop)
            {
                {{statement}}
            }

            static void Lock(int ms, int timeout) { }
            static void Lock(int ms, TimeSpan timeout) { }
            static void Pause(int ms) { }
            static void Pause(TimeSpan time) { }
            static void Wait<T>(T item, int timeout) { }
            static void Wait<T>(T item, TimeSpan timeout) { }
            static void Alone(int timeout) { }
            static void Differs(int timeout) { }
            static int Differs(TimeSpan timeout) => 0;
            static void Attempts(int count) { }
            static void Attempts(TimeSpan duration) { }
        }

        class Retry { public Retry(long timeout) { } public Retry(TimeSpan timeout) { } }
        class Hidden { public static void Wait(int timeout) { } static void Wait(TimeSpan timeout) { } }
        """);
}
