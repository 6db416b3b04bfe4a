using Polly;
using Polly.CircuitBreaker;

namespace Cairn.Http.Policies;

/// <summary>A breaker for few calls: some failures in a row open it, after a while one attempt is let through, and that one decides.</summary>
internal sealed class ConsecutiveBreaker(int breakAfter, TimeSpan breakFor, BreakerWatch watch, TimeProvider clock) : ResilienceStrategy<HttpResponseMessage>
{
    private readonly Lock _lock = new();
    private int _failures;
    private bool _isOpen;
    private bool _isTrialUnderWay;
    private long _openedAt;

    /// <summary>Counts openings and closings, so that what began in one period has no say in the next.</summary>
    private int _period;

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback,
        ResilienceContext context,
        TState state)
    {
        if (!TryEnter(out var period))
        {
            return Outcome.FromException<HttpResponseMessage>(new BrokenCircuitException("The breaker is open."));
        }

        var outcome = await callback(context, state);
        Leave(period, BreakerVerdict.On(outcome, context), outcome);
        return outcome;
    }

    private bool TryEnter(out int period)
    {
        lock (_lock)
        {
            period = _period;
            if (!_isOpen)
            {
                return true;
            }

            if (_isTrialUnderWay || clock.GetElapsedTime(_openedAt) < breakFor)
            {
                return false;
            }

            _isTrialUnderWay = true;
            period = ++_period; // what still runs from before is not the trial
        }

        watch.TrialBegan();
        return true;
    }

    private void Leave(int period, bool? isFailure, Outcome<HttpResponseMessage> outcome)
    {
        lock (_lock)
        {
            if (period != _period)
            {
                return;
            }

            var wasTrial = _isTrialUnderWay;
            _isTrialUnderWay = false;
            if (isFailure is not { } failed)
            {
                return;
            }

            _failures = failed ? _failures + 1 : 0;
            if (failed && (wasTrial || _failures >= breakAfter))
            {
                Turn(open: true);
                watch.Opened(BreakerVerdict.Reason(outcome));
            }
            else if (wasTrial)
            {
                Turn(open: false);
                watch.Closed();
            }
        }
    }

    private void Turn(bool open)
    {
        _isOpen = open;
        _openedAt = clock.GetTimestamp();
        _period++;
    }
}
