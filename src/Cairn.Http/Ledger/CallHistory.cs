using Cairn.Http.Policies;

namespace Cairn.Http.Ledger;

/// <summary>How the calls to a dependency went. They are made anyway, so nobody needs to ask it how it is.</summary>
internal sealed class CallHistory(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private CallSummary _summary = new(0, 0, 0, null, null, null);

    public CallSummary Summary
    {
        get
        {
            lock (_lock)
            {
                return _summary;
            }
        }
    }

    public void Add(string outcome)
    {
        lock (_lock)
        {
            _summary = outcome switch
            {
                Outcomes.Success => _summary with { Calls = _summary.Calls + 1, FailuresInARow = 0, LastSuccess = clock.GetUtcNow() },
                Outcomes.Failure or Outcomes.Timeout or Outcomes.BreakerOpen => _summary with
                {
                    Calls = _summary.Calls + 1,
                    Failures = _summary.Failures + 1,
                    FailuresInARow = _summary.FailuresInARow + 1,
                    LastFailure = clock.GetUtcNow(),
                    LastFailureOutcome = outcome,
                },
                _ => _summary with { Calls = _summary.Calls + 1 }, // says nothing about the dependency
            };
        }
    }
}
