using System.Net;
using System.Net.Http.Headers;
using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>Translates between the messages of <see cref="HttpClient"/> and those of a cassette.</summary>
internal static class HttpMessages
{
    private const string ContentEncoding = "Content-Encoding";

    /// <summary>A header with several values is sent as one field, so it is one field here.</summary>
    /// <exception cref="InvalidDataException">The body is too large.</exception>
    public static async Task<CassetteRequest> RequestAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(message.Content, cancellationToken);
        var headers = Fields(message.Headers).Concat(Fields(message.Content?.Headers)).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())).ToList();
        return new CassetteRequest
        {
            Method = message.Method.Method,
            Target = message.RequestUri!.PathAndQuery,
            Headers = headers,
            Body = CassetteBody.FromWire(bytes, Value(headers, ContentEncoding)),
        };
    }

    /// <summary>A header that came in several fields stays several, in order.</summary>
    /// <exception cref="InvalidDataException">The body is too large.</exception>
    public static async Task<CassetteResponse> ResponseAsync(HttpResponseMessage message, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(message.Content, cancellationToken);
        var headers = Fields(message.Headers).Concat(Fields(message.Content.Headers)).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value)).ToList();
        return new CassetteResponse
        {
            Status = (int)message.StatusCode,
            Headers = headers,
            Body = CassetteBody.FromWire(bytes, Value(headers, ContentEncoding)),
        };
    }

    public static HttpResponseMessage Message(CassetteResponse response)
    {
        var body = response.Body?.ToWire() ?? ReadOnlyMemory<byte>.Empty;
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = new ReadOnlyMemoryContent(body) };
        foreach (var (name, value) in response.Headers.Where(header => !IsFraming(header.Key, response)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>The body is framed anew. A length without a body, as after HEAD, is information and stays.</summary>
    private static bool IsFraming(string name, CassetteResponse response) =>
        name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
        || (response.Body is not null && name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return [];
        }

        try
        {
            await content.LoadIntoBufferAsync(CassetteBody.LargestBytes, cancellationToken);
        }
        catch (HttpRequestException large) when (large.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new InvalidDataException($"A body is larger than {CassetteBody.LargestBytes} bytes, and a cassette holds no larger ones. Answer such calls with a FakeHttpServer.", large);
        }

        return await content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static HttpHeadersNonValidated Fields(HttpHeaders? headers) => headers?.NonValidated ?? default;

    private static string? Value(List<KeyValuePair<string, string>> headers, string name) =>
        headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
