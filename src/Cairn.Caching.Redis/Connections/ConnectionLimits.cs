namespace Cairn.Caching.Redis.Connections;

/// <summary>How long a connection waits, and for how much.</summary>
internal sealed record ConnectionLimits
{
    /// <summary>How long connecting may take, from the first packet to the last reply of the handshake.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a caller waits for a reply. After twice that without one the connection is taken for dead.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a connection may be silent before it is asked whether it lives.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it may take to answer that.</summary>
    public TimeSpan Pong { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Commands without a reply. More are refused at once.</summary>
    public int QueuedCommands { get; init; } = 10_000;

    /// <summary>Bytes that the socket has not taken yet. More are refused at once.</summary>
    public long QueuedBytes { get; init; } = 64 * 1024 * 1024;
}
