using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Cairn.Grpc.Tests.Calls;

/// <summary>Calls as Grpc.Net.Client does, as far as handlers and servers can tell: it reads to the end, and two statuses are an error.</summary>
internal sealed class StandInClient(HttpMessageInvoker http, Uri address) : IDisposable
{
    public static byte[] Hello => "hello"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static StandInClient Over(Uri address) => new(new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }), address);

    public async Task<StandInAnswer> CallAsync(string method, string? timeout = null, CancellationToken cancellationToken = default)
    {
        using var request = Request(method, new ByteArrayContent(Frame(Hello)), timeout);
        using var answer = await http.SendAsync(request, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public HttpRequestMessage Request(string method, HttpContent content, string? timeout = null)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (timeout is not null)
        {
            request.Headers.TryAddWithoutValidation("grpc-timeout", timeout);
        }

        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, Cancellation);

    public static async Task<StandInAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken = default)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/grpc", answer.Content.Headers.ContentType?.MediaType);
        var isTrailersOnly = answer.Headers.Contains("grpc-status");
        var messages = new List<byte[]>();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        while (await ReadMessageAsync(body, cancellationToken) is { } message)
        {
            messages.Add(message);
        }

        var metadata = answer.Headers.Concat(answer.TrailingHeaders).ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        var status = Assert.Single(metadata["grpc-status"].SelectMany(values => values));
        var text = metadata["grpc-message"].SelectMany(values => values).FirstOrDefault() ?? "";
        return new StandInAnswer(int.Parse(status, CultureInfo.InvariantCulture), Uri.UnescapeDataString(text), messages, metadata.ToDictionary(group => group.Key, group => group.Last().Last()))
        {
            IsTrailersOnly = isTrailersOnly,
        };
    }

    public static async Task<byte[]?> ReadMessageAsync(Stream body, CancellationToken cancellationToken = default)
    {
        var header = new byte[5];
        if (await body.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) == 0)
        {
            return null;
        }

        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
        await body.ReadExactlyAsync(message, cancellationToken);
        return message;
    }

    public static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public void Dispose() => http.Dispose();
}
