using System.Net.Http.Headers;
using Cairn.Cassettes;

namespace Cairn.Parity.Replay;

/// <summary>Sends recorded requests as they stood on the wire, and reads the answers.</summary>
/// <param name="client">Calls the new service; it follows no redirects.</param>
/// <param name="headers">Headers in place of recorded ones, such as credentials.</param>
/// <param name="clock">Measures.</param>
internal sealed class Asking(HttpClient client, IReadOnlyDictionary<string, string> headers, TimeProvider clock)
{
    private static readonly string[] NotSent = ["Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade", "Expect"];

    /// <exception cref="HttpRequestException">The new service does not answer.</exception>
    public async Task<CassetteResponse> AskAsync(CassetteRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        var started = clock.GetTimestamp();
        using var response = await SendAsync(message, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var fields = Fields(response.Headers).Concat(Fields(response.Content.Headers)).ToList();
        var coding = fields.Find(field => field.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)).Value;
        return new CassetteResponse { Status = (int)response.StatusCode, Headers = fields, Body = CassetteBody.FromWire(bytes, coding), Duration = clock.GetElapsedTime(started) };
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (InvalidOperationException inMemory) when (inMemory.Message.Contains(nameof(UriCreationOptions), StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The target of the request is not canonical, and an in-memory server cannot be asked for it. Start the test host with OnKestrel().", inMemory);
        }
    }

    private HttpRequestMessage Message(CassetteRequest request)
    {
        var authority = (client.BaseAddress ?? throw new InvalidOperationException("The client has no base address. Nobody knows whom to ask. Set BaseAddress.")).GetLeftPart(UriPartial.Authority);
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), AddressOf(authority, OriginForm(request.Target))) { Content = request.Body is { } body ? new ReadOnlyMemoryContent(body.ToWire()) : null };
        foreach (var (name, value) in request.Headers.Where(IsSent).Concat(headers))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.Host = request.Headers.FirstOrDefault(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)).Value;
        return message;
    }

    /// <summary>Not canonicalized where that would change it. In-memory servers take no other addresses, so there it needs a real one.</summary>
    private static Uri AddressOf(string authority, string target) =>
        Uri.TryCreate(authority + target, UriKind.Absolute, out var address) && address.PathAndQuery == target
            ? address
            : new Uri(authority + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>RFC 9112, section 3.2.2: a proxy is asked with scheme and host before the path.</summary>
    private static string OriginForm(string target)
    {
        var start = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        var path = start < 0 ? -1 : target.IndexOf('/', start + 3);
        return start < 0 ? target.StartsWith('/') ? target : "/" : path < 0 ? "/" : target[path..];
    }

    private bool IsSent(KeyValuePair<string, string> header) =>
        !NotSent.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && !headers.Keys.Contains(header.Key, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, string>> Fields(HttpHeaders all) =>
        all.NonValidated.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value));
}
