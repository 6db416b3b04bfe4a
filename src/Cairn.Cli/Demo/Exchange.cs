namespace Cairn.Cli.Demo;

/// <summary>A request and its answer; status 0 and the reason as body if there was none.</summary>
internal sealed record Exchange(string Method, Uri Uri, int Status, string ContentType, string Body, string TraceId)
{
    private const int BodyShown = 300;

    /// <summary>What the server calls itself.</summary>
    public string Server { get; init; } = "";

    public string Path => Uri.AbsolutePath;

    /// <summary>A property of the JSON body as text, or null if there is none.</summary>
    public string? Property(string name) => JsonText.Property(Body, name);

    public override string ToString()
    {
        var body = Body.Trim().ReplaceLineEndings(" ");
        return $"{Method} {Uri.PathAndQuery} on port {Uri.Port}: {Status} {(body.Length > BodyShown ? body[..BodyShown] + "…" : body)}".TrimEnd();
    }
}
