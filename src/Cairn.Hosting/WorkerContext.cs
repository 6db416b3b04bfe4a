namespace Cairn.Hosting;

/// <summary>What a worker tells its supervisor.</summary>
public sealed class WorkerContext
{
    private readonly Action _heartbeat;

    internal WorkerContext(Action heartbeat) => _heartbeat = heartbeat;

    /// <summary>Says that the worker's loop is alive. Call it once a round; the first call says that the worker has started.</summary>
    public void Heartbeat() => _heartbeat();
}
