using System.Globalization;
using Cairn.Http.Ledger;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Cairn.Http.Policies;

/// <summary>The one handler with policies in the client of a dependency. It is outermost, so handlers of the service run once an attempt.</summary>
internal sealed class DependencyHandler(Dependency dependency, CallDeadline deadline) : DelegatingHandler
{
    // Without this a synchronous call would pass by the policies.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"The client of dependency '{dependency.Name}' has no synchronous calls. Use SendAsync.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = dependency.Begin(request, deadline.Remaining, cancellationToken);
        if (call.Limit <= TimeSpan.Zero)
        {
            throw Unavailable(call, Outcomes.DeadlineExceeded, null);
        }

        if (!dependency.TryEnter())
        {
            throw Unavailable(call, Outcomes.TooManyCalls, null);
        }

        try
        {
            return Ended(call, await ExecuteAsync(call, cancellationToken));
        }
        finally
        {
            dependency.Leave();
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> ExecuteAsync(OutboundCall call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            call.AttachTo(context);
            return await dependency.Pipeline.ExecuteOutcomeAsync(static (context, handler) => handler.AttemptAsync(context), context, this);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context)
    {
        try
        {
            return Outcome.FromResult(await base.SendAsync(OutboundCall.Of(context).Request, context.CancellationToken));
        }
        catch (Exception failure)
        {
            return Outcome.FromException<HttpResponseMessage>(failure);
        }
    }

    private HttpResponseMessage Ended(OutboundCall call, Outcome<HttpResponseMessage> outcome)
    {
        var name = Outcomes.Of(outcome.Result, outcome.Exception);
        if (outcome.Exception is TimeoutRejectedException or BrokenCircuitException)
        {
            var isDeadline = name is Outcomes.Timeout && call.IsLimitedByCaller && call.Remaining <= TimeSpan.Zero;
            throw Unavailable(call, isDeadline ? Outcomes.DeadlineExceeded : name, outcome.Exception);
        }

        dependency.End(call, name);
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    private DependencyUnavailableException Unavailable(OutboundCall call, string outcome, Exception? cause)
    {
        dependency.End(call, outcome);
        var (reason, text) = outcome switch
        {
            Outcomes.DeadlineExceeded => (UnavailableReason.DeadlineExceeded, $"was not answered within the {Seconds(call.Limit)} that the caller had left"),
            Outcomes.TooManyCalls => (UnavailableReason.TooManyCalls, $"has {dependency.Settings.MaxConcurrentCalls} calls in flight, which is its limit"),
            Outcomes.BreakerOpen => (UnavailableReason.BreakerOpen, $"is left alone for another {Seconds(dependency.Breaker.RetryAfter)}, as its last calls have failed"),
            _ => (UnavailableReason.TimedOut, $"did not answer within {Seconds(call.Elapsed)}, attempts: {call.Attempts}"),
        };
        var retryAfter = reason is UnavailableReason.BreakerOpen ? dependency.Breaker.RetryAfter : (TimeSpan?)null;
        return new DependencyUnavailableException(dependency.Name, reason, $"The dependency '{dependency.Name}' {text}.", retryAfter, cause);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
