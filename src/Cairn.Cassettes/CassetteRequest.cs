namespace Cairn.Cassettes;

/// <summary>What was asked.</summary>
public sealed record CassetteRequest
{
    /// <summary>The method, as sent.</summary>
    public required string Method { get; init; }

    /// <summary>The request target as it stood on the wire (RFC 9112, section 3.2): never decoded, never encoded again.</summary>
    public required string Target { get; init; }

    /// <summary>The header fields in order, repeated ones included, in their original case.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body.</summary>
    /// <value>The default is <see langword="null"/>: none was sent.</value>
    public CassetteBody? Body { get; init; }
}
