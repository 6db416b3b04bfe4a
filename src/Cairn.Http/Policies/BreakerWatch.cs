using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace Cairn.Http.Policies;

/// <summary>What a breaker has come to, for metrics, health and the log. Whichever breaker it is reports here.</summary>
internal sealed class BreakerWatch(string dependency, TimeSpan breakFor, TimeProvider clock, ILogger logger)
{
    private readonly Lock _lock = new();
    private CircuitState _state = CircuitState.Closed;
    private long _openedAt;

    /// <summary>Half-open as soon as a trial is due, even before somebody calls.</summary>
    public CircuitState State
    {
        get
        {
            lock (_lock)
            {
                return _state is CircuitState.Open && clock.GetElapsedTime(_openedAt) >= breakFor ? CircuitState.HalfOpen : _state;
            }
        }
    }

    /// <summary>How long no attempt will be made.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            lock (_lock)
            {
                var left = _state is CircuitState.Open ? breakFor - clock.GetElapsedTime(_openedAt) : TimeSpan.Zero;
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    public void Opened(string reason)
    {
        Become(CircuitState.Open);
        logger.BreakerOpened(dependency, breakFor, reason);
    }

    public void TrialBegan() => Become(CircuitState.HalfOpen);

    public void Closed()
    {
        Become(CircuitState.Closed);
        logger.BreakerClosed(dependency);
    }

    private void Become(CircuitState state)
    {
        lock (_lock)
        {
            _state = state;
            _openedAt = clock.GetTimestamp();
        }
    }
}
