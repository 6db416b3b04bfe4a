using Cairn.Grpc.Outgoing;

namespace Cairn.Grpc;

/// <summary>
/// The deadline of the gRPC call that this flow of code serves, whatever stack serves it. Calls through <see cref="GrpcClientHandler"/> keep it, and are
/// cancelled with that call.
/// </summary>
public static class GrpcDeadline
{
    private static readonly AsyncLocal<IncomingCall?> Current = new();

    /// <summary>How long the caller still waits: zero when it no longer does, <c>null</c> when it has not said or no call is served.</summary>
    public static TimeSpan? Remaining => Current.Value?.Remaining;

    internal static IncomingCall? Incoming => Current.Value;

    /// <summary>Frees what follows in this flow of code from deadline and cancellation of the call, until the result is disposed: for work that has to be finished.</summary>
    /// <returns>The end of the freedom.</returns>
    public static IDisposable Suppress()
    {
        var suppressed = Current.Value;
        Current.Value = null;
        return new Restoration(suppressed);
    }

    internal static void Enter(IncomingCall call) => Current.Value = call;

    private sealed class Restoration(IncomingCall? call) : IDisposable
    {
        public void Dispose() => Current.Value = call;
    }
}
