using System.Net;
using Cairn.Testing;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class TimeoutTests
{
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_attempt_that_hangs_is_given_up_and_tried_again()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang, Answer.Ok);
        await using var service = await StartAsync(downstream);

        var call = service.CallAsync();
        await downstream.NextAsync();
        await service.Clock.AdvanceUntilIdle(Attempt, Cancellation);
        await service.PassWaitAfterAsync(attempt: 0, "timeout");

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
        Assert.Equal("timeout", service.Metrics.Measurements(HttpTelemetry.AttemptDuration)[0].Tags[HttpTelemetry.Outcome]);
        Assert.Equal(2, service.Metrics.Measurements(HttpTelemetry.AttemptDuration)[0].Value);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_says_so()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang);
        await using var service = await StartAsync(downstream, settings => settings.Retry = RetryClass.Never);

        var call = service.CallAsync();
        await downstream.NextAsync();
        await service.Clock.AdvanceUntilIdle(Attempt, Cancellation);

        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Equal((UnavailableReason.TimedOut, Notifier), (failure.Reason, failure.Dependency));
        Assert.Equal("The dependency 'notifier' did not answer within 2 s, attempts: 1.", failure.Message);
    }

    [Fact]
    public async Task The_total_ends_a_call_whatever_its_attempts_do()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang);
        await using var service = await StartAsync(downstream, settings => settings.TotalTimeout = TimeSpan.FromSeconds(3));

        var call = service.CallAsync();
        await downstream.NextAsync();
        await service.Clock.AdvanceUntilIdle(Attempt, Cancellation);
        await service.PassWaitAfterAsync(attempt: 0, "timeout");
        await downstream.NextAsync();
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(0.6), Cancellation);

        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Equal("The dependency 'notifier' did not answer within 3 s, attempts: 2.", failure.Message);
    }

    [Fact]
    public async Task A_caller_that_cancels_is_told_nothing_else()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang);
        await using var service = await StartAsync(downstream);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var call = service.Client().GetAsync("notices", caller.Token);
        await downstream.NextAsync();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("canceled", Outcome(service));
    }

    [Fact]
    public async Task A_dependency_that_refuses_connections_fails_as_it_would_without_policies()
    {
        var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream, settings => settings.Retry = RetryClass.Never);
        await downstream.DisposeAsync();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(service.CallAsync);

        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
        Assert.Equal("failure", Outcome(service));
    }

    [Fact]
    public async Task One_call_more_than_allowed_fails_at_once()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Hang, Answer.Ok);
        await using var service = await StartAsync(downstream, settings => (settings.MaxConcurrentCalls, settings.Retry) = (1, RetryClass.Never));
        var first = service.CallAsync();
        await downstream.NextAsync();

        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync);
        await service.Clock.AdvanceUntilIdle(Attempt, Cancellation);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => first);
        using var third = await service.CallAsync();

        Assert.Equal(UnavailableReason.TooManyCalls, failure.Reason);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    private static object? Outcome(CairnTestHost service) =>
        Assert.Single(service.Metrics.Measurements(HttpTelemetry.CallDuration)).Tags[HttpTelemetry.Outcome];
}
