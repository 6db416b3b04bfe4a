using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cairn.Telemetry.Tests.Cicd;

/// <summary>The activities of a source that have stopped, as they were in the process.</summary>
internal sealed class ActivityRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _stopped = [];
    private readonly ActivityListener _listener;

    public ActivityRecorder(string source)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<Activity> Stopped => _stopped;

    public void Dispose() => _listener.Dispose();
}
