namespace Cairn.Cassettes;

/// <summary>What was answered.</summary>
public sealed record CassetteResponse
{
    /// <summary>Which of the times that the request was asked this answers, from 0.</summary>
    /// <value>The default is 0.</value>
    public int Run { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>The header fields in order, repeated ones included, in their original case.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body.</summary>
    /// <value>The default is <see langword="null"/>: none came, as after HEAD, or with 204 and 304.</value>
    public CassetteBody? Body { get; init; }

    /// <summary>How long the answer took, to its last byte; whole milliseconds are kept.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>.</value>
    public TimeSpan Duration { get; init; }
}
