using Cairn.Grpc.Server;

namespace Cairn.Grpc.Testing;

/// <summary>What happens to so many calls before their handler sees them.</summary>
internal sealed class Fault(Func<ServerCall, Task> act, int times)
{
    private long _left = times;

    public Func<ServerCall, Task> Act { get; } = act;

    /// <summary>Whether it is this call's turn.</summary>
    public bool TryTake() => Interlocked.Decrement(ref _left) >= 0;
}
