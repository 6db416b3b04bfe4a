using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class ChildProcessCanHangAnalyzerTests
{
    [Theory]
    [InlineData("[|git.WaitForExit()|];")]
    [InlineData("await [|git.WaitForExitAsync()|];")]
    [InlineData("[|Process.Start(\"git\").WaitForExit()|];")]
    [InlineData("Action wait = () => [|git.WaitForExit()|]; wait(); git.Kill();")]
    public Task A_wait_without_a_limit_is_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("git.WaitForExit(5_000);")]
    [InlineData("git.WaitForExit(TimeSpan.FromSeconds(5));")]
    [InlineData("await git.WaitForExitAsync(stop);")]
    [InlineData("await git.WaitForExitAsync(CancellationToken.None);")]
    [InlineData("if (git.WaitForExit(5_000)) { git.WaitForExit(); }")]
    [InlineData("git.Kill(entireProcessTree: true); git.WaitForExit();")]
    [InlineData("git.WaitForInputIdle(); Task.CompletedTask.Wait();")]
    public Task A_wait_that_ends_is_not_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("true", "true", "_ = [|git.StandardOutput.ReadToEnd()|];")]
    [InlineData("true", "true", "_ = [|git.StandardOutput.ReadToEnd()|] + [|git.StandardError.ReadToEnd()|];")]
    public Task Two_streams_read_one_after_the_other_are_found(string output, string error, string body) =>
        VerifyBody(Redirected(output, error, body));

    [Theory]
    [InlineData("true", "false", "_ = git.StandardOutput.ReadToEnd();")]
    [InlineData("true", "true", "git.BeginErrorReadLine(); _ = git.StandardOutput.ReadToEnd();")]
    [InlineData("true", "true", "var e = git.StandardError.ReadToEndAsync(stop); _ = git.StandardOutput.ReadToEnd() + await e;")]
    [InlineData("true", "true", "_ = new System.IO.StreamReader(\"f\").ReadToEnd();")]
    public Task Streams_that_are_read_at_the_same_time_are_not_found(string output, string error, string body) =>
        VerifyBody(Redirected(output, error, body));

    [Theory]
    [InlineData("[|git.WaitForExit()|];", "'git.WaitForExit' waits for ever if the child hangs. Pass 'stop' to 'WaitForExitAsync'.")]
    [InlineData("await [|git.WaitForExitAsync()|];", "'git.WaitForExitAsync' waits for ever if the child hangs. Pass 'stop'.")]
    [InlineData("await Run(static git => [|git.WaitForExitAsync()|]);", "'git.WaitForExitAsync' waits for ever if the child hangs. Pass a CancellationToken, and kill the child when it is cancelled.")]
    [InlineData("await Run(static git => { [|git.WaitForExit()|]; return Task.CompletedTask; });", "'git.WaitForExit' waits for ever if the child hangs. Pass a TimeSpan, and kill the child when it is over.")]
    public async Task The_message_says_what_ends_the_wait(string body, string message) =>
        Assert.Equal(message, Assert.Single(await VerifyBody(body)).GetMessage(null));

    private static string Redirected(string output, string error, string body) =>
        $"git.StartInfo = new ProcessStartInfo(\"git\") {{ RedirectStandardOutput = {output}, RedirectStandardError = {error} }}; {body}";

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body) =>
        await Verify.Diagnostic<ChildProcessCanHangAnalyzer>($$"""
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;

        class Checkout
        {
            static async Task CloneAsync(Process git, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            static Task Run(Func<Process, Task> run) => run(null!);
        }
        """);
}
