using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class BreakerTests
{
    private static readonly RequestDelegate[] ThreeFailures = [Answer.Unavailable, Answer.Unavailable, Answer.Unavailable];

    [Fact]
    public async Task Three_failures_in_a_row_spare_the_dependency()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(downstream);

        await service.FailAsync(times: 3);
        service.Clock.Advance(TimeSpan.FromSeconds(10));

        var refusal = await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);
        Assert.Equal((UnavailableReason.BreakerOpen, TimeSpan.FromSeconds(20)), (refusal.Reason, refusal.RetryAfter));
        Assert.Equal("The dependency 'notifier' is left alone for another 20 s, as its last calls have failed.", refusal.Message);
        Assert.Equal(3, downstream.Requests);
    }

    [Fact]
    public async Task A_success_between_failures_keeps_it_closed()
    {
        await using var downstream = await Downstream.StartAsync([Answer.Unavailable, Answer.Unavailable, Answer.Ok, Answer.Unavailable, Answer.Unavailable, Answer.Ok]);
        await using var service = await StartAsync(downstream);

        await service.FailAsync(times: 2);
        (await service.CallAsync()).Dispose();
        await service.FailAsync(times: 2);

        using var last = await service.CallAsync();
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(501)]
    [InlineData(429)]
    public async Task An_answer_that_is_no_failure_of_the_dependency_keeps_it_closed(int status)
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(status));
        await using var service = await StartAsync(downstream);

        await service.FailAsync(times: 5);

        Assert.Equal(5, downstream.Requests);
        Assert.Equal(0, service.Metrics.Sum(HttpTelemetry.BreakerState));
    }

    [Fact]
    public async Task After_its_time_one_call_is_let_through_and_closes_it()
    {
        await using var downstream = await Downstream.StartAsync([.. ThreeFailures, Answer.Ok]);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);

        service.Clock.Advance(TimeSpan.FromSeconds(30));
        using var trial = await service.CallAsync();
        using var next = await service.CallAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (trial.StatusCode, next.StatusCode));
        Assert.Single(service.Logs.Named("BreakerClosed"));
    }

    [Fact]
    public async Task A_trial_that_fails_opens_it_again()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);

        service.Clock.Advance(TimeSpan.FromSeconds(30));
        await service.FailAsync(times: 1);

        await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);
        Assert.Equal(3 + 1, downstream.Requests);
        Assert.Equal(2, service.Logs.Named("BreakerOpened").Count);
    }

    [Fact]
    public async Task While_the_trial_is_under_way_nobody_else_is_let_through()
    {
        await using var downstream = await Downstream.StartAsync([.. ThreeFailures, Answer.Hang]);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        await downstream.SkipAsync(requests: 3);

        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var trial = service.Client().GetAsync("notices", caller.Token);
        await downstream.NextAsync();

        await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);
        Assert.False(trial.IsCompleted);
        await EndAsync(trial, caller);
    }

    [Fact]
    public async Task A_trial_that_its_caller_cancels_leaves_the_place_to_the_next()
    {
        await using var downstream = await Downstream.StartAsync([.. ThreeFailures, Answer.Hang, Answer.Ok]);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        await downstream.SkipAsync(requests: 3);

        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var cancelled = service.Client().GetAsync("notices", caller.Token);
        await downstream.NextAsync();
        await EndAsync(cancelled, caller);

        using var trial = await service.CallAsync();
        Assert.Equal(HttpStatusCode.OK, trial.StatusCode);
    }

    [Fact]
    public async Task What_began_before_it_opened_has_no_say_in_closing_it()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var downstream = await Downstream.StartAsync([_ => release.Task, .. ThreeFailures, Answer.Hang, Answer.Ok]);
        await using var service = await StartAsync(downstream, settings =>
            (settings.AttemptTimeout, settings.TotalTimeout) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)));
        var late = service.CallAsync();
        await downstream.NextAsync();
        await service.FailAsync(times: 3);
        await downstream.SkipAsync(requests: 3);
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var trial = service.Client().GetAsync("notices", caller.Token);
        await downstream.NextAsync();

        release.SetResult();
        using var answer = await late;

        await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);
        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, trial.IsCompleted));
        await EndAsync(trial, caller);
    }

    [Fact]
    public async Task Its_state_is_a_metric_and_a_log_line()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);
        var open = State(service);

        service.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((2, 1), (open, State(service)));
        Assert.Contains("00:00:30: the answer was 503", Assert.Single(service.Logs.Named("BreakerOpened")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_much_traffic_a_ratio_opens_it()
    {
        await using var downstream = await Downstream.StartAsync([.. Enumerable.Repeat(Answer.Ok, 10), Answer.Unavailable]);
        await using var service = await StartAsync(downstream, settings => settings.Profile = TrafficProfile.High);
        for (var call = 0; call < 10; call++)
        {
            (await service.CallAsync()).Dispose();
        }

        await service.FailAsync(times: 10);

        await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);
        Assert.Equal((20, 2), (downstream.Requests, State(service)));
    }

    [Theory]
    [InlineData(Criticality.Optional, HealthStatus.Degraded)]
    [InlineData(Criticality.Required, HealthStatus.Degraded)]
    [InlineData(Criticality.Critical, HealthStatus.Unhealthy)]
    public async Task Health_tells_it_and_is_unhealthy_for_what_is_critical_alone(Criticality criticality, HealthStatus expected)
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(downstream, settings => settings.Criticality = criticality);

        await service.FailAsync(times: 3);
        var health = await service.HealthAsync();

        Assert.Equal((expected, "The breaker is open, the last at 2000-01-01 00:00:00Z: failure."), (health.Status, health.Description));
        Assert.Equal(criticality is not Criticality.Critical, health.Tags.Contains("cairn:degradable"));
    }

    private static async Task EndAsync(Task call, CancellationTokenSource caller)
    {
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static double State(CairnTestHost service) => Assert.Single(service.Metrics.Measurements(HttpTelemetry.BreakerState)).Value;
}
