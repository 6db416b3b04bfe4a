using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class DeadlineTests
{
    private const string Header = "X-Envoy-Expected-Rq-Timeout-Ms";

    [Fact]
    public async Task A_dependency_is_told_how_long_it_is_waited_for()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);

        await service.CallAsync();
        using (Deadline(service).Limit(TimeSpan.FromSeconds(1.5)))
        {
            await service.CallAsync();
        }

        Assert.Equal(["2000", "1500"], [(await downstream.NextAsync())[Header], (await downstream.NextAsync())[Header]]);
    }

    [Theory]
    [InlineData(0.7, "700")]
    [InlineData(9.0, "1500")]
    public async Task A_deadline_that_another_protocol_tells_is_heeded_where_it_is_the_sooner(double seconds, string told)
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(services => services
            .AddKeyedSingleton<Func<TimeSpan?>>("Cairn.Deadline", () => TimeSpan.FromSeconds(seconds))
            .AddCairnDependency(Notifier, settings => settings.Address = downstream.Address));

        using (Deadline(service).Limit(TimeSpan.FromSeconds(1.5)))
        {
            await service.CallAsync();
        }

        Assert.Equal(told, (await downstream.NextAsync())[Header]);
    }

    [Fact]
    public async Task What_a_request_says_itself_is_left_as_it_is()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);
        using var request = new HttpRequestMessage(HttpMethod.Get, "notices");
        request.Headers.Add(Header, "5");

        await service.Client().SendAsync(request, Cancellation);

        Assert.Equal("5", (await downstream.NextAsync())[Header]);
    }

    [Fact]
    public async Task No_call_outlasts_its_caller()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang);
        await using var service = await StartAsync(downstream);
        using var limit = Deadline(service).Limit(TimeSpan.FromSeconds(0.5));

        var call = service.CallAsync();
        await downstream.NextAsync();
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(0.5), Cancellation);

        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Equal(UnavailableReason.DeadlineExceeded, failure.Reason);
        Assert.Equal("The dependency 'notifier' was not answered within the 0.5 s that the caller had left.", failure.Message);
    }

    [Fact]
    public async Task A_caller_whose_time_is_up_costs_the_dependency_nothing()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);
        using var limit = Deadline(service).Limit(TimeSpan.FromSeconds(1));

        service.Clock.Advance(TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);

        Assert.Equal(UnavailableReason.DeadlineExceeded, failure.Reason);
        Assert.Equal(0, downstream.Requests);
    }

    [Fact]
    public async Task Callers_in_a_hurry_do_not_open_the_breaker()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang, Answer.Hang, Answer.Hang, Answer.Ok);
        await using var service = await StartAsync(downstream);

        for (var call = 0; call < 3; call++)
        {
            using var limit = Deadline(service).Limit(TimeSpan.FromMilliseconds(10));
            var hurried = service.CallAsync();
            await downstream.NextAsync();
            await service.Clock.AdvanceUntilIdle(TimeSpan.FromMilliseconds(10), Cancellation);
            await Assert.ThrowsAsync<DependencyUnavailableException>(() => hurried);
        }

        using var next = await service.CallAsync();
        Assert.True(next.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(null, null, "1800")]
    [InlineData("900", null, "900")]
    [InlineData("1900", null, "1800")]
    [InlineData("soon", null, "1800")]
    [InlineData(null, 1.7, "1700")]
    public async Task A_request_brings_the_deadline_that_is_soonest(string? asked, double? ofEndpoint, string told)
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartRelayAsync(downstream, ofEndpoint);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/relay");
        request.Headers.TryAddWithoutValidation(Header, asked);

        using var response = await service.Http.SendAsync(request, Cancellation);

        Assert.Equal(told, (await downstream.NextAsync())[Header]);
    }

    [Fact]
    public async Task The_sooner_of_two_limits_holds_and_ends_with_its_scope()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);
        var deadline = Deadline(service);
        var before = deadline.Remaining;

        using var outer = deadline.Limit(TimeSpan.FromSeconds(3));
        var inner = deadline.Limit(TimeSpan.FromSeconds(5));
        var within = deadline.Remaining;
        inner.Dispose();
        service.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((null, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)), (before, within, deadline.Remaining));
    }

    [Fact]
    public async Task A_message_brings_its_own_deadline()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);
        var handler = new QueueHandler(Deadline(service), new NotifierClient(service.Client()));

        await handler.HandleAsync(TimeSpan.FromSeconds(0.3), Cancellation);

        Assert.Equal("300", (await downstream.NextAsync())[Header]);
        Assert.Empty(service.Logs.Named("DependencyUndeclared"));
    }

    [Theory]
    [InlineData(1.5, "1500")]
    [InlineData(null, "2000")]
    public async Task A_child_process_goes_on_with_what_its_parent_has_left(double? seconds, string told)
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);
        var start = new ProcessStartInfo("compile");

        using (seconds is { } left ? Deadline(service).Limit(TimeSpan.FromSeconds(left)) : null)
        {
            CompileStep.AddDeadline(start, Deadline(service));
        }

        var child = new ConfigurationBuilder().AddInMemoryCollection(start.Environment).Build();
        await CompileStep.RunInChildAsync(child, Deadline(service), service.CallAsync);

        Assert.Equal(told, (await downstream.NextAsync())[Header]);
    }

    [Fact]
    public async Task A_message_says_how_long_its_sender_waits()
    {
        await using var service = await StartAsync(services => services.AddCairnDependency(Notifier));
        var sent = new List<string>();
        var queue = new QueueSender(Deadline(service), (_, headers) => sent.Add(headers["remaining"]));

        queue.Send("compile");
        using (Deadline(service).Limit(TimeSpan.FromSeconds(1.5)))
        {
            queue.Send("compile");
        }

        Assert.Equal(["00:05:00", "00:00:01.5000000"], sent);
    }

    [Fact]
    public async Task Work_that_outlives_its_request_is_not_bound_by_it()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);
        var deadline = Deadline(service);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var scope = deadline.Limit(TimeSpan.FromSeconds(1));
        var work = RemainingAfterAsync(deadline, release.Task);
        scope.Dispose();
        release.SetResult();

        Assert.Null(await work);
    }

    private static async Task<TimeSpan?> RemainingAfterAsync(CallDeadline deadline, Task release)
    {
        await release;
        return deadline.Remaining;
    }

    private static Task<CairnTestHost> StartRelayAsync(Downstream downstream, double? secondsOfEndpoint) => StartAsync(
        services => services
            .AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(1.8) })
            .AddCairnDependency(Notifier, settings => settings.Address = downstream.Address),
        app =>
        {
            app.UseRequestTimeouts();
            var route = app.MapGet("/relay", async (IHttpClientFactory clients, CancellationToken cancellationToken) =>
            {
                using var response = await clients.CreateClient(Notifier).GetAsync("notices", cancellationToken);
                return Results.StatusCode((int)response.StatusCode);
            });
            if (secondsOfEndpoint is { } seconds)
            {
                route.WithRequestTimeout(TimeSpan.FromSeconds(seconds));
            }
        });

    private static CallDeadline Deadline(CairnTestHost service) => service.Services.GetRequiredService<CallDeadline>();
}
