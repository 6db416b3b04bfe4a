namespace Cairn.Cli.Migrate.Probe;

/// <summary>Asks the service, with paths as they are written: nothing is normalized, no redirect is followed, no cookie is kept.</summary>
internal sealed class LegacyWire(Uri service, TimeSpan patience) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = patience };

    public async Task<LegacyAnswer> AskAsync(string method, string target, CancellationToken cancellationToken)
    {
        var address = new Uri(service.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var isChunked = answer.Headers.TransferEncodingChunked ?? false;
        return new LegacyAnswer(
            (int)answer.StatusCode,
            answer.ReasonPhrase ?? "",
            answer.Content.Headers.ContentType?.ToString(),
            !isChunked && answer.Content.Headers.ContentLength is not null,
            string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)),
            string.Join(", ", answer.Headers.Server.Select(server => server.ToString())),
            await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    public void Dispose() => _client.Dispose();
}
