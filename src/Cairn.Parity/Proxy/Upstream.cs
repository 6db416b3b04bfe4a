using System.Globalization;
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using Cairn.Cassettes;

namespace Cairn.Parity.Proxy;

/// <summary>Asks the recorded service, on a connection of its own for each request: none is stale, and none is used twice.</summary>
internal sealed class Upstream(Uri address, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Asks, and passes the answer on while it comes.</summary>
    /// <exception cref="IOException">The service cannot be reached, or breaks off.</exception>
    /// <exception cref="BadMessageException">Its answer is no HTTP.</exception>
    public async Task<CassetteResponse> AskAsync(MessageHead request, ReadOnlyMemory<byte> body, AnswerSink sink, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var socket = new TcpClient { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, either.Token);
            await using var stream = await StreamAsync(socket, either.Token);
            await stream.WriteAsync(Head(request, body.Length), either.Token);
            await stream.WriteAsync(body, either.Token);
            return await ReadAsync(new MessageReader(PipeReader.Create(stream)), request.First.StartsWith("HEAD ", StringComparison.Ordinal), sink, started, either.Token);
        }
        catch (SocketException unreachable)
        {
            throw new IOException($"'{address}' cannot be reached: {unreachable.Message}", unreachable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"'{address}' has not answered for {Patience.TotalSeconds:0} s."));
        }
    }

    private static byte[] Head(MessageHead request, int length) => request.IsChunked || request.ContentLength is not null
        ? request.ForNextHop(keepsLength: false, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}"), "Connection: close")
        : request.ForNextHop(keepsLength: false, "Connection: close");

    private async Task<Stream> StreamAsync(TcpClient socket, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return socket.GetStream();
        }

        var secure = new SslStream(socket.GetStream());
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancellationToken);
        return secure;
    }

    private async Task<CassetteResponse> ReadAsync(MessageReader reader, bool isHead, AnswerSink sink, long started, CancellationToken cancellationToken)
    {
        var head = await FinalHeadAsync(reader, cancellationToken);
        var status = StatusOf(head);
        var hasBody = !isHead && status is not (204 or 304);
        using var content = new MemoryStream();
        await sink.BeginAsync(head, hasBody, cancellationToken);
        if (hasBody)
        {
            await reader.ReadBodyAsync(head, untilEnd: true, async part => await Keep(part, content, sink, cancellationToken), cancellationToken);
        }

        await sink.EndAsync(cancellationToken);
        return new CassetteResponse
        {
            Status = status,
            Headers = head.Fields,
            Body = CassetteBody.FromWire(content.ToArray(), head.Values("content-encoding").FirstOrDefault()),
            Duration = clock.GetElapsedTime(started),
        };
    }

    /// <summary>Interim answers end here: the client got its own when it asked for it.</summary>
    private static async Task<MessageHead> FinalHeadAsync(MessageReader reader, CancellationToken cancellationToken)
    {
        MessageHead head;
        do
        {
            head = await reader.ReadHeadAsync(cancellationToken) ?? throw new IOException("The service has closed the connection without an answer.");
        }
        while (StatusOf(head) < 200);

        return head;
    }

    private static ValueTask Keep(ReadOnlyMemory<byte> part, MemoryStream content, AnswerSink sink, CancellationToken cancellationToken)
    {
        if (content.Length <= CassetteBody.LargestBytes)
        {
            content.Write(part.Span);
        }

        return sink.WriteAsync(part, cancellationToken);
    }

    private static int StatusOf(MessageHead head) =>
        head.First.StartsWith("HTTP/1.", StringComparison.Ordinal) && head.First.Split(' ') is [_, { Length: 3 } code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new BadMessageException($"The service answers '{head.First}', which is no status line of HTTP/1.1.");
}
