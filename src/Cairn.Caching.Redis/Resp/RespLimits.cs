namespace Cairn.Caching.Redis.Resp;

/// <summary>What a reply may be at most. Beyond it the stream is taken for garbage: no server that a cache talks to sends such a reply.</summary>
internal sealed record RespLimits
{
    /// <summary>Aggregates inside each other.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>A line: a number, a simple string, an error or the head of anything longer.</summary>
    public int LineBytes { get; init; } = 64 * 1024;

    /// <summary>A whole reply with everything in it.</summary>
    public int FrameBytes { get; init; } = 128 * 1024 * 1024;
}
