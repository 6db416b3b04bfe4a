using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class FireAndForgetAnalyzerTests
{
    [Theory]
    [InlineData("[|Task.Run(Sweep)|];", "Task.Run")]
    [InlineData("_ = [|Task.Run(Sweep, stop)|];", "Task.Run")]
    [InlineData("_ = [|Task.Run(() => 5)|];", "Task.Run")]
    [InlineData("_ = [|Task.Factory.StartNew(Sweep)|];", "Task.Factory.StartNew")]
    [InlineData("[|new TaskFactory<int>().StartNew(() => 5)|];", "Task.Factory.StartNew")]
    [InlineData("[|ThreadPool.QueueUserWorkItem(_ => Sweep())|];", "ThreadPool.QueueUserWorkItem")]
    [InlineData("[|new Thread(Sweep).Start()|];", "new Thread")]
    [InlineData("[|new Thread(Sweep) { IsBackground = true }.Start()|];", "new Thread")]
    [InlineData("Action later = () => [|Task.Run(Sweep)|]; later();", "Task.Run")]
    public async Task Work_that_nobody_keeps_is_found(string body, string starter)
    {
        var found = Assert.Single(await VerifyBody(body));

        Assert.Equal($"Nobody awaits what '{starter}' starts, stops it or sees it fail. Await it, or make it a 'BackgroundService'.", found.GetMessage(null));
    }

    [Theory]
    [InlineData("[|new Timer(_ => Sweep())|];", "new Timer")]
    [InlineData("_ = [|new Timer(_ => Sweep(), null, 5, 5)|];", "new Timer")]
    [InlineData("_ = [|TimeProvider.System.CreateTimer(_ => Sweep(), null, default, default)|];", "TimeProvider.CreateTimer")]
    public async Task A_timer_that_nobody_keeps_is_found(string body, string starter) => Assert.StartsWith(
        $"Nobody awaits what '{starter}' starts", Assert.Single(await VerifyBody(body)).GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("await Task.Run(Sweep);")]
    [InlineData("running = Task.Run(Sweep);")]
    [InlineData("await Task.WhenAll(Task.Run(Sweep), Task.Run(Sweep));")]
    [InlineData("Func<Task> later = () => Task.Run(Sweep); await later();")]
    [InlineData("Task.Run(Sweep).Wait();")]
    [InlineData("_ = Task.Run(Sweep).ContinueWith(done => Console.WriteLine(done.Exception));")]
    [InlineData("var thread = new Thread(Sweep); thread.Start(); thread.Join();")]
    [InlineData("using var timer = new Timer(_ => Sweep());")]
    [InlineData("ThreadPool.UnsafeQueueUserWorkItem(static _ => Sweep(), null);")]
    [InlineData("_ = Task.Delay(5, stop); new object();")]
    public Task Work_that_somebody_keeps_is_not_found(string body) => VerifyBody(body);

    [Fact]
    public Task A_test_may_let_work_go() =>
        VerifyBody("_ = Task.Run(Sweep);", "namespace Xunit { class FactAttribute : System.Attribute { } }");

    [Fact]
    public async Task With_Cairn_the_message_names_its_worker()
    {
        var found = await VerifyBody("_ = [|Task.Run(Sweep)|];", "namespace Cairn.Hosting { interface IWorker { } }");

        Assert.EndsWith("Await it, or make it an 'IWorker' and register it with 'AddCairnWorker'.", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_worker_takes_the_place_of_a_loop_that_nobody_owns() => Verify.Diagnostic<FireAndForgetAnalyzer>(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Cairn.Hosting;

        class Sweeping(BuildStore store)
        {
            public void Start()
            {
                _ = Task.Run(() => store.SweepAsync(CancellationToken.None));
            }
        }

        class StaleBuildSweeper(BuildStore store) : IWorker
        {
            public Task RunAsync(WorkerContext worker, CancellationToken cancellationToken) =>
                store.SweepAsync(cancellationToken);
        }

        class BuildStore { public Task SweepAsync(CancellationToken stop) => Task.Delay(9, stop); }

        namespace Cairn.Hosting
        {
            class WorkerContext { }
            interface IWorker { Task RunAsync(WorkerContext worker, CancellationToken cancellationToken); }
        }
        """.Finding("Task.Run(() => store.SweepAsync(CancellationToken.None))"));

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body, string more = "") =>
        await Verify.Diagnostic<FireAndForgetAnalyzer>($$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        class Builds
        {
            static Task? running;

            static async Task StartAsync(CancellationToken stop)
            {
                {{body}}
                await (running ?? Task.CompletedTask);
            }

            static void Sweep() { }
        }

        {{more}}
        """);
}
