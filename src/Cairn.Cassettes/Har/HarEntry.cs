namespace Cairn.Cassettes.Har;

/// <summary>One message of an entry, while it is read.</summary>
internal sealed class HarEntry
{
    public string Method { get; set; } = "";

    public string Url { get; set; } = "";

    public int Status { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; set; } = [];

    public byte[] Content { get; set; } = [];

    /// <summary>The body. Archives hold decoded bytes, whatever the coding on the wire was.</summary>
    public CassetteBody? Body() => Content.Length == 0 ? null : CassetteBody.Of(Content, Value("Content-Encoding") is "gzip" or "br" or "deflate" ? Value("Content-Encoding") : null);

    private string? Value(string name) => Headers.Find(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.Trim().ToLowerInvariant();
}
