using Cairn.Telemetry.Cicd;

namespace Cairn.Telemetry;

/// <summary>A worker of the CI/CD system, counted under its state until it is disposed. Safe for concurrent use.</summary>
public sealed class PipelineWorker : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CicdInstruments _instruments;
    private bool _isGone;

    internal PipelineWorker(CicdInstruments instruments, WorkerState state)
    {
        _instruments = instruments;
        State = state;
        instruments.CountWorker(state, 1);
    }

    /// <summary>What the worker is doing.</summary>
    public WorkerState State { get; private set; }

    /// <summary>Says that the worker is now in another state. Does nothing once it is disposed.</summary>
    /// <param name="state">The new state.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is no state.</exception>
    public void Enter(WorkerState state)
    {
        CicdWords.Of(state);
        lock (_gate)
        {
            if (_isGone || state == State)
            {
                return;
            }

            _instruments.CountWorker(State, -1);
            _instruments.CountWorker(state, 1);
            State = state;
        }
    }

    /// <summary>Stops counting the worker: it is no longer part of the system.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isGone)
            {
                _isGone = true;
                _instruments.CountWorker(State, -1);
            }
        }
    }
}
