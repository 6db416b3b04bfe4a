namespace Cairn.Grpc.Tests.Calls;

/// <summary>What a caller got.</summary>
internal sealed record StandInAnswer(int Status, string Message, IReadOnlyList<byte[]> Messages, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Whether the status came with the headers, and no message before it.</summary>
    public bool IsTrailersOnly { get; init; }
}
