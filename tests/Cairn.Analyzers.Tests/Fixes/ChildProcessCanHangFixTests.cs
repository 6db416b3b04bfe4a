using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class ChildProcessCanHangFixTests
{
    [Fact]
    public Task The_token_in_scope_is_passed() => VerifyFix(
        """
        using var git = Process.Start("git", ["fetch"]);
        await git.WaitForExitAsync();
        """.Finding("git.WaitForExitAsync()"),
        """
        using var git = Process.Start("git", ["fetch"]);
        await git.WaitForExitAsync(stop);
        """);

    [Theory]
    [InlineData("/* a */ [|git.WaitForExit()|]; // b", "/* a */ await git.WaitForExitAsync(stop); // b")]
    [InlineData("git\n    // b\n    .Refresh(); [|git\n    .WaitForExit()|];", "git\n    // b\n    .Refresh(); await git\n    .WaitForExitAsync(stop);")]
    [InlineData("await Task.WhenAll([|git.WaitForExitAsync()|], [|git.WaitForExitAsync()|]);", "await Task.WhenAll(git.WaitForExitAsync(stop), git.WaitForExitAsync(stop));")]
    public Task A_wait_in_an_async_function_becomes_asynchronous(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("lock (git) { [|git.WaitForExit()|]; }")]
    [InlineData("Action wait = () => [|git.WaitForExit()|]; wait();")]
    [InlineData("await Run(static git => [|git.WaitForExitAsync()|]);")]
    public Task Where_nothing_can_be_awaited_or_no_token_is_in_scope_the_code_stays(string body) => VerifyFix(body, body);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<ChildProcessCanHangAnalyzer, ChildProcessCanHangFix>(InMethod(before), InMethod(after));

    private static string InMethod(string body) => $$"""
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;

        class Checkout
        {
            static async Task FetchAsync({{(body.Contains("using var git", StringComparison.Ordinal) ? "" : "Process git, ")}}CancellationToken stop)
            {
        {{body}}
                await Task.Yield();
            }

            static Task Run(Func<Process, Task> run) => run(null!);
        }
        """;
}
