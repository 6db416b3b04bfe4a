using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class CatchSwallowsCancellationFixTests
{
    [Fact]
    public Task A_named_exception_gets_a_filter() => VerifyFix(
        """
        public async Task SweepAsync(CancellationToken cancellationToken)
        {
            try
            {
                await store.RemoveStaleAsync(cancellationToken);
            }
            catch (Exception ex)
            {
                Console.WriteLine($"The sweep failed: {ex.Message}");
            }
        }
        """.Finding("catch (Exception ex)"),
        """
        public async Task SweepAsync(CancellationToken cancellationToken)
        {
            try
            {
                await store.RemoveStaleAsync(cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                Console.WriteLine($"The sweep failed: {ex.Message}");
            }
        }
        """);

    [Theory]
    [InlineData("[|catch|] { }", "catch (Exception ex) when (ex is not OperationCanceledException) { }")]
    [InlineData("[|catch (Exception)|] { }", "catch (Exception ex) when (ex is not OperationCanceledException) { }")]
    [InlineData("[|catch(Exception e)|] { }", "catch (Exception e) when (e is not OperationCanceledException) { }")]
    [InlineData("[|catch|] { var ex = 1; }", "catch (Exception ex2) when (ex2 is not OperationCanceledException) { var ex = 1; }")]
    [InlineData("[|catch (Exception @event)|] { }", "catch (Exception @event) when (@event is not OperationCanceledException) { }")]
    public Task An_exception_without_a_name_gets_a_free_one(string before, string after) => VerifyFix(Try(before), Try(after));

    [Fact]
    public Task Comments_stay_where_they_are() => VerifyFix(
        Try("""
            // Any fault of the store is reported elsewhere.
            [|catch (Exception)|] // so nothing is lost
            {
                // nothing to do
            }
            """),
        Try("""
            // Any fault of the store is reported elsewhere.
            catch (Exception ex) when (ex is not OperationCanceledException) // so nothing is lost
            {
                // nothing to do
            }
            """));

    [Fact]
    public Task A_catch_within_a_catch_gets_its_own_name() => VerifyFix(
        Try("[|catch (Exception ex)|] { try { await store.RemoveStaleAsync(stop); } [|catch|] { Console.WriteLine(ex); } }"),
        Try("""
            catch (Exception ex) when (ex is not OperationCanceledException) { try { await store.RemoveStaleAsync(stop); } catch (Exception ex2) when (ex2 is not OperationCanceledException) { Console.WriteLine(ex); } }
            """));

    [Fact]
    public Task Nameless_catches_within_each_other_get_names_that_do_not_clash() => VerifyFix(
        Try("[|catch|] { try { await store.RemoveStaleAsync(stop); } [|catch (Exception)|] { } }"),
        Try("""
            catch (Exception ex) when (ex is not OperationCanceledException) { try { await store.RemoveStaleAsync(stop); } catch (Exception ex2) when (ex2 is not OperationCanceledException) { } }
            """));

    [Fact]
    public Task Full_names_become_short_with_one_using() => Verify.Fix<CatchSwallowsCancellationAnalyzer, CatchSwallowsCancellationFix>(
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Sweeper
        {
            async Task RunAsync(CancellationToken stop)
            {
                try { await Task.Delay(9, stop); } [|catch|] { }
                try { await Task.Delay(9, stop); } [|catch (System.Exception)|] { }
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class Sweeper
        {
            async Task RunAsync(CancellationToken stop)
            {
                try { await Task.Delay(9, stop); } catch (Exception ex) when (ex is not OperationCanceledException) { }
                try { await Task.Delay(9, stop); } catch (System.Exception ex) when (ex is not OperationCanceledException) { }
            }
        }
        """);

    private static string Try(string handler) => $$"""
        async Task RunAsync(CancellationToken stop)
        {
            try
            {
                await store.RemoveStaleAsync(stop);
            }
            {{handler}}
        }
        """;

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<CatchSwallowsCancellationAnalyzer, CatchSwallowsCancellationFix>(InClass(before), InClass(after));

    private static string InClass(string member) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class Sweeper(IStore store)
        {
        {{member}}
        }

        interface IStore
        {
            Task RemoveStaleAsync(CancellationToken cancellationToken);
        }
        """;
}
