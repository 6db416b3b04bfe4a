using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Cairn.Grpc.Wire;

namespace Cairn.Grpc;

/// <summary>
/// Names and values that travel beside the messages of a call, in order; a name may be there several times. Names are lower-case; one that ends in
/// <c>-bin</c> has bytes as its value, any other printable ASCII text (gRPC over HTTP/2, "Custom-Metadata").
/// </summary>
public sealed class GrpcMetadata : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds text.</summary>
    /// <param name="name">The name: lower-case letters, digits, and any of <c>_ - .</c></param>
    /// <param name="value">Printable ASCII.</param>
    /// <returns>The same metadata, for chaining.</returns>
    /// <exception cref="ArgumentException">The name is reserved, ends in <c>-bin</c> or has other characters; or the value has.</exception>
    public GrpcMetadata Add(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        MetadataRules.ThrowIfInvalid(name, isBinary: false);
        MetadataRules.ThrowIfNotPrintable(name, value);

        _entries.Add(new(name, value));
        return this;
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="name">The name; it ends in <c>-bin</c>.</param>
    /// <param name="value">Any bytes.</param>
    /// <returns>The same metadata, for chaining.</returns>
    /// <exception cref="ArgumentException">The name is reserved, does not end in <c>-bin</c> or has other characters than lower-case letters, digits, and <c>_ - .</c></exception>
    public GrpcMetadata Add(string name, ReadOnlySpan<byte> value)
    {
        MetadataRules.ThrowIfInvalid(name, isBinary: true);

        _entries.Add(new(name, BinaryHeader.Encode(value)));
        return this;
    }

    /// <summary>The last value of a name, as text; bytes are shown in base64.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public string? Find(string name) => _entries.FindLast(entry => entry.Key == name).Value;

    /// <summary>All values of a name, as text; bytes are shown in base64.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The values, in order.</returns>
    public IEnumerable<string> FindAll(string name) => _entries.Where(entry => entry.Key == name).Select(entry => entry.Value);

    /// <summary>The last value of a name that ends in <c>-bin</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The bytes.</param>
    /// <returns>Whether there is one, and it is base64.</returns>
    public bool TryFindBytes(string name, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        return Find(name) is { } text && BinaryHeader.TryDecode(text, out value);
    }

    /// <summary>Removes all values of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name) => _entries.RemoveAll(entry => entry.Key == name) > 0;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds what came over the wire, as it came.</summary>
    internal void AddReceived(string name, string value) => _entries.Add(new(name, value));
}
