using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class CatchSwallowsCancellationAnalyzerTests
{
    [Theory]
    [InlineData("[|catch|] { }")]
    [InlineData("[|catch (Exception)|] { }")]
    [InlineData("[|catch (System.Exception ex)|] { Console.WriteLine(ex); }")]
    [InlineData("catch (InvalidOperationException) { } [|catch (Exception)|] { }")]
    [InlineData("catch (TaskCanceledException) { } [|catch (Exception)|] { }")]
    public Task A_catch_of_everything_around_an_await_is_found(string handler) => VerifyHandler(handler);

    [Theory]
    [InlineData("catch (InvalidOperationException) { }")]
    [InlineData("catch (Exception ex) when (ex is not OperationCanceledException) { }")]
    [InlineData("catch when (!cancellationToken.IsCancellationRequested) { }")]
    [InlineData("catch (OperationCanceledException) { } catch (Exception) { }")]
    [InlineData("catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { } catch { }")]
    [InlineData("finally { }")]
    public Task A_catch_that_leaves_cancellation_to_others_is_not_found(string handler) => VerifyHandler(handler);

    [Theory]
    [InlineData("throw;")]
    [InlineData("throw new InvalidOperationException(\"no\", ex);")]
    [InlineData("if (ex.Message.Length > 0) { throw; }")]
    [InlineData("System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(ex);")]
    [InlineData("System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex).Throw();")]
    [InlineData("cancellationToken.ThrowIfCancellationRequested();")]
    [InlineData("if (cancellationToken.IsCancellationRequested) { return null; }")]
    [InlineData("Fail(ex);")]
    [InlineData("try { await Task.Delay(9, cancellationToken); } catch (Exception) { } throw;")]
    [InlineData("if (ex is OperationCanceledException) { return null; }")]
    [InlineData("if (ex is TimeoutException or OperationCanceledException { HResult: 0 }) { return null; }")]
    [InlineData("if (ex is OperationCanceledException canceled) { Console.WriteLine(canceled); }")]
    public Task A_handler_that_throws_or_asks_about_cancellation_is_not_found(string body) =>
        VerifyHandler($"catch (Exception ex) {{ {body} }}");

    [Theory]
    [InlineData("return ex;")]
    [InlineData("return Wrap(ex);")]
    [InlineData("return await Task.FromResult((object?)(1, ex));")]
    [InlineData("return new AggregateException(ex);")]
    [InlineData("return new Exception[] { ex };")]
    [InlineData("List<Exception> all = []; all = [ex]; return all;")]
    [InlineData("failure = ex;")]
    [InlineData("List<Exception> all = []; all.Add(ex); return all;")]
    [InlineData("promise.SetException(ex);")]
    [InlineData("promise.TrySetException(ex);")]
    [InlineData("channel.TryComplete(ex);")]
    public Task A_handler_that_hands_the_exception_on_as_a_value_is_not_found(string body) =>
        VerifyHandler($"catch (Exception ex) {{ {body} }}");

    [Theory]
    [InlineData("return ex.Message;")]
    [InlineData("return ex.ToString();")]
    [InlineData("return $\"failed: {ex}\";")]
    [InlineData("_ = Wrap(ex);")]
    [InlineData("Wrap(ex);")]
    [InlineData("ex = new TimeoutException();")]
    [InlineData("Action later = () => throw ex; later();")]
    public Task A_handler_that_keeps_only_the_text_or_throws_later_is_found(string body) =>
        VerifyHandler($"[|catch (Exception ex)|] {{ {body} }}");

    [Theory]
    [InlineData("async Task Run(CancellationToken stop) { try { await Task.Delay(9, stop); } [|catch|] { } }")]
    [InlineData("async Task Run(CancellationToken stop) { try { await foreach (var i in Many(stop)) { } } [|catch|] { } }")]
    [InlineData("async Task Run(CancellationToken stop) { try { await using (One()) { stop.Register(() => { }); } } [|catch|] { } }")]
    [InlineData("async Task Run(CancellationToken stop) { try { await using var one = One(); stop.Register(() => { }); } [|catch|] { } }")]
    [InlineData("void Run() { Later(async stop => { try { await Task.Delay(9, stop); } [|catch|] { } }); }")]
    [InlineData("void Run(CancellationToken stop) { Now(async () => { try { await Task.Delay(9, stop); } [|catch|] { } }); }")]
    [InlineData("async Task Run(CancellationToken stop) { await One(); async Task One() { try { await Task.Delay(9, stop); } [|catch|] { } } }")]
    public Task Every_kind_of_await_and_function_with_a_token_counts(string method) => VerifyMember(method);

    [Theory]
    [InlineData("async Task Run() { try { await Task.Yield(); } catch { } }")]
    [InlineData("async Task Run(CancellationToken stop) { await Task.Yield(); try { stop.Register(() => { }); } catch { } }")]
    [InlineData("Task Run(CancellationToken stop) { try { return Task.Delay(9, stop); } catch { return Task.CompletedTask; } }")]
    [InlineData("void Run(CancellationToken stop) { try { Now(async () => await Task.Delay(9, stop)); } catch { } }")]
    [InlineData("async Task Run(CancellationToken stop) { try { Now(async () => await Task.Yield()); } catch { } await Task.Yield(); }")]
    [InlineData("void Run(CancellationToken stop) { Now(async () => { try { await Task.Yield(); } catch { } }); }")]
    [InlineData("async Task Run(CancellationToken stop) { try { await Task.Delay(9); } catch { } }")]
    [InlineData("async Task Run(CancellationToken stop) { try { await Task.Delay(9, CancellationToken.None); } catch { } }")]
    public Task Without_a_token_or_an_await_there_is_nothing_to_swallow(string method) => VerifyMember(method);

    [Fact]
    public async Task The_message_names_the_token_and_the_filter_to_add()
    {
        var found = await VerifyMember("async Task Run(CancellationToken stop) { try { await Task.Delay(9, stop); } [|catch (Exception e)|] { } }");

        Assert.Equal(
            "'catch (Exception e)' swallows the cancellation of 'stop'. Add 'when (e is not OperationCanceledException)'.",
            Assert.Single(found).GetMessage(null));
    }

    [Fact]
    public Task Generated_code_is_left_alone() => VerifyMember(
        "[System.CodeDom.Compiler.GeneratedCode(\"g\", \"1\")] async Task Run(CancellationToken stop) { try { await Task.Delay(9, stop); } catch { } }");

    private static async Task VerifyHandler(string handler) => await VerifyMember($$"""
        async Task<object?> LoadAsync(TaskCompletionSource promise, CancellationToken cancellationToken)
        {
            object? failure = null;
            var channel = System.Threading.Channels.Channel.CreateUnbounded<int>().Writer;
            try
            {
                await Task.Delay(9, cancellationToken);
            }
            {{handler}}

            return failure;
        }

        [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Fail(Exception ex) => throw new InvalidOperationException("no", ex);
        static object Wrap(Exception ex) => new AggregateException(ex);
        """);

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyMember(string member) =>
        await Verify.Diagnostic<CatchSwallowsCancellationAnalyzer>($$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        class Builds
        {
            {{member}}

            static void Now(Func<Task> work) => work();
            static void Later(Func<CancellationToken, Task> work) => work(default);
            static IAsyncDisposable One() => null!;
            static IAsyncEnumerable<int> Many(CancellationToken stop) => null!;
        }
        """);
}
