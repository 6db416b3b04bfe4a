using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class HandWrittenRetryAnalyzerTests
{
    [Theory]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { try { return await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); } }")]
    [InlineData("[|while|] (true) { try { return await GetAsync(); } catch (TimeoutException) { Console.WriteLine(); } await Task.Delay(9); }")]
    [InlineData("[|while|] (true) { try { await GetAsync(); break; } catch (TimeoutException) when (left-- > 0) { Thread.Sleep(9); } }")]
    [InlineData("[|do|] { try { return await GetAsync(); } catch (TimeoutException) { if (left == 0) { throw; } await Task.Delay(9); } } while (left-- > 0);")]
    [InlineData("[|while|] (true) { try { await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); continue; } break; }")]
    [InlineData("[|while|] (true) { try { using (Lease()) { return await GetAsync(); } } catch (TimeoutException) { await Task.Delay(9); } }")]
    [InlineData("var done = false; [|while|] (!done) { try { await GetAsync(); done = true; } catch (TimeoutException) { await Task.Delay(9); } }")]
    [InlineData("[|for|] (;;) { Console.WriteLine(); try { if (left > 1) { return 1; } else { return 2; } } catch (TimeoutException) { await Task.Delay(9); } }")]
    public Task A_loop_that_tries_waits_and_tries_again_is_found(string loop) => VerifyBody(loop);

    [Theory]
    [InlineData("while (left > 0) { try { await GetAsync(); } catch (TimeoutException) { Console.WriteLine(); } await Task.Delay(9); }")]
    [InlineData("while (left > 0) { try { if (await GetAsync() > 0) { return 1; } } catch (TimeoutException) { } await Task.Delay(9); }")]
    [InlineData("while (left > 0) { try { await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); } }")]
    [InlineData("while (left > 0) { try { return await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); throw; } }")]
    [InlineData("while (left > 0) { try { return await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); throw new InvalidOperationException(); } }")]
    [InlineData("while (left > 0) { try { return await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); return 0; } }")]
    [InlineData("while (left > 0) { try { return await GetAsync(); } catch (TimeoutException) { left--; } }")]
    [InlineData("while (left > 0) { try { return await GetAsync(); } finally { await Task.Delay(9); } }")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { try { return await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); } }")]
    [InlineData("while (left > 0) { for (;;) { break; } try { foreach (var one in new[] { 1 }) { break; } } catch (TimeoutException) { await Task.Delay(9); } }")]
    public Task A_poller_a_worker_and_a_single_attempt_are_not_found(string loop) => VerifyBody(loop);

    [Fact]
    public async Task The_message_names_the_exception()
    {
        var found = await VerifyBody("[|while|] (true) { try { return await GetAsync(); } catch (TimeoutException) { await Task.Delay(9); } }");

        Assert.Equal(
            "This loop retries after 'TimeoutException' by hand. Use a 'ResiliencePipeline' with 'AddRetry'.",
            Assert.Single(found).GetMessage(null));
    }

    [Fact]
    public Task A_pipeline_takes_the_place_of_the_loop() => Verify.Diagnostic<HandWrittenRetryAnalyzer>(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class BuildLogs(HttpClient http, ResiliencePipeline retries)
        {
            public async Task<string> DownloadAsync(Uri log, CancellationToken stop)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(log, stop);
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(attempt), stop);
                    }
                }
            }

            public async Task<string> DownloadAgainAsync(Uri log, CancellationToken stop) =>
                await retries.ExecuteAsync(async token => await http.GetStringAsync(log, token), stop);
        }

        namespace Polly
        {
            class ResiliencePipeline
            {
                public ValueTask<T> ExecuteAsync<T>(Func<CancellationToken, ValueTask<T>> callback, CancellationToken stop) => callback(stop);
            }
        }
        """.Replace("for (", "[|for|] (", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body) =>
        await Verify.Diagnostic<HandWrittenRetryAnalyzer>($$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class Builds
        {
            static async Task<int> RunAsync(int left)
            {
                {{body}}
                return await GetAsync();
            }

            static Task<int> GetAsync() => Task.FromResult(5);
            static IDisposable Lease() => null!;
        }
        """);
}
