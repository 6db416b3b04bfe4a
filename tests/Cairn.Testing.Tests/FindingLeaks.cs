using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests;

public sealed class FindingLeaks
{
    private static readonly ActivitySource Source = new("Cairn.Testing.Tests.Leaks");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_that_stays_armed_is_told_with_the_code_that_made_it()
    {
        var leak = await FailsToEndAsync(LeaveTimer);

        Assert.Equal(HostLeaks.Timers, leak.Kinds);
        Assert.Equal(
            "A timer is armed, made by FindingLeaks.LeaveTimer and due in 01:00:00. Dispose of it, or cancel the wait, when the service stops.",
            Assert.Single(leak.Leaks));
    }

    [Fact]
    public async Task A_wait_that_nobody_cancels_is_told_with_the_method_that_waits()
    {
        var leak = await FailsToEndAsync((provider, stopping) =>
        {
            _ = ForgottenWaitAsync(provider.GetRequiredService<TimeProvider>());
            return Task.CompletedTask;
        });

        Assert.Contains("FindingLeaks.ForgottenWaitAsync and due in 1.00:00:00", Assert.Single(leak.Leaks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_that_nobody_stopped_is_told_with_its_source()
    {
        var leak = await FailsToEndAsync((_, _) =>
        {
            Source.StartActivity("compile");
            return Task.CompletedTask;
        });

        Assert.Equal(HostLeaks.Activities, leak.Kinds);
        Assert.StartsWith("The activity 'compile' of 'Cairn.Testing.Tests.Leaks' was never stopped.", Assert.Single(leak.Leaks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_failed_unseen_is_told_with_the_code_that_threw()
    {
        var leak = await FailsToEndAsync((_, _) => FailUnseenAsync());

        Assert.Equal(HostLeaks.UnobservedExceptions, leak.Kinds);
        Assert.StartsWith("A task failed and nobody awaited it: FormatException \"unseen\" thrown by FindingLeaks.", Assert.Single(leak.Leaks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_still_listens_is_told_with_its_address()
    {
        using var listener = new TcpListener(IPAddress.Loopback, FreePort());
        listener.Start();

        var leak = await FailsToEndAsync((_, _) =>
        {
            _ = listener.AcceptSocketAsync(CancellationToken.None).AsTask();
            return Task.CompletedTask;
        });

        Assert.Equal(HostLeaks.Listeners, leak.Kinds);
        Assert.StartsWith($"The service still listens on {listener.LocalEndpoint}.", Assert.Single(leak.Leaks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_host_that_still_runs_is_told_with_its_address()
    {
        WebApplication? second = null;

        var leak = await FailsToEndAsync(async (_, stopping) =>
        {
            second = WebApplication.CreateSlimBuilder().Build();
            second.Urls.Add("http://127.0.0.1:0");
            await second.StartAsync(stopping);
        });

        Assert.Contains($"listens on {second!.Urls.Single()}", Assert.Single(leak.Leaks), StringComparison.Ordinal);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Everything_is_told_at_once()
    {
        var leak = await FailsToEndAsync(async (provider, stopping) =>
        {
            await LeaveTimer(provider, stopping);
            Source.StartActivity("link");
            await FailUnseenAsync();
        });

        Assert.Equal(HostLeaks.Timers | HostLeaks.Activities | HostLeaks.UnobservedExceptions, leak.Kinds);
        Assert.Equal(3, leak.Leaks.Count);
        Assert.Contains("setup.AllowLeaks(HostLeaks.Timers | HostLeaks.UnobservedExceptions | HostLeaks.Activities)", leak.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_allowed_is_not_told()
    {
        var service = await CairnTestHost.StartAsync(Programs.Worker(LeaveTimer), setup => setup.AllowLeaks(HostLeaks.Timers), Token);
        await service.Clock.WaitForTimerAsync(Token);

        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_neighbour_s_leaks_are_the_neighbour_s()
    {
        await using var tidy = await CairnTestHost.StartAsync(
            Programs.Worker((_, stopping) => Task.Delay(Timeout.Infinite, stopping)), cancellationToken: Token);

        await FailsToEndAsync((_, _) => FailUnseenAsync());
    }

    private static async Task<HostLeakException> FailsToEndAsync(Func<IServiceProvider, CancellationToken, Task> leave)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = await CairnTestHost.StartAsync(
            Programs.Worker(async (provider, stopping) =>
            {
                await leave(provider, stopping);
                left.SetResult();
            }),
            cancellationToken: Token);
        await left.Task.WaitAsync(Token);

        return await Assert.ThrowsAsync<HostLeakException>(() => service.DisposeAsync().AsTask());
    }

    /// <summary>The platform tells no port for a listener that was bound to port 0.</summary>
    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }

    private static Task LeaveTimer(IServiceProvider provider, CancellationToken stopping)
    {
        provider.GetRequiredService<TimeProvider>().CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private static async Task ForgottenWaitAsync(TimeProvider time) => await Task.Delay(TimeSpan.FromDays(1), time);

    /// <summary>Returns once a task has failed that nothing refers to any more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FailUnseenAsync()
    {
        var thrown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Forget(thrown);
        await thrown.Task;

        static void Forget(TaskCompletionSource thrown) => _ = Task.Run(() => Throw(thrown));
    }

    private static void Throw(TaskCompletionSource thrown)
    {
        try
        {
            throw new FormatException("unseen");
        }
        finally
        {
            thrown.SetResult();
        }
    }
}
