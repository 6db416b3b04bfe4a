using Polly;

namespace Cairn.Http.Policies;

/// <summary>Measures each attempt, the one that its time-out ends included.</summary>
internal sealed class MeasureAttempts(HttpMetrics metrics, TimeProvider clock) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = OutboundCall.Of(context);
        var began = clock.GetTimestamp();
        call.BeginAttempt();

        var outcome = await callback(context, state);

        metrics.AttemptEnded(call.Dependency.Name, call.Attempts - 1, Outcomes.Of(outcome.Result, outcome.Exception), clock.GetElapsedTime(began));
        return outcome;
    }
}
