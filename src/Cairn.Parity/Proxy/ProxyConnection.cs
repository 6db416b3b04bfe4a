using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Cairn.Cassettes;
using Microsoft.AspNetCore.Connections;

namespace Cairn.Parity.Proxy;

/// <summary>Serves one connection of a client: request by request, each passed on, answered, asked again if that is safe, and recorded.</summary>
internal sealed class ProxyConnection(ConnectionContext connection, Upstream upstream, Upstream? again, ExchangeRecorder recorder)
{
    private static readonly string[] Safe = ["GET", "HEAD", "OPTIONS"];

    private readonly MessageReader _reader = new(connection.Transport.Input);
    private readonly PipeWriter _output = connection.Transport.Output;

    public async Task ServeAsync()
    {
        try
        {
            while (await _reader.ReadHeadAsync(connection.ConnectionClosed) is { } request && await ServeAsync(request, connection.ConnectionClosed))
            {
            }
        }
        catch (BadMessageException bad)
        {
            await RefuseAsync("400 Bad Request", bad.Message);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionResetException or IOException)
        {
            // The client has gone; what it did not get to the end is not recorded.
        }
    }

    /// <summary>Whether the connection stays open.</summary>
    private async Task<bool> ServeAsync(MessageHead head, CancellationToken cancellationToken)
    {
        if (head.First.Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"] || method.Length == 0 || target.Length == 0)
        {
            throw new BadMessageException("The request line is not method, target and HTTP/1.1.");
        }

        var body = await BodyAsync(head, cancellationToken);
        var isModern = head.First.EndsWith("HTTP/1.1", StringComparison.Ordinal);
        var sink = new AnswerSink(_output, isModern);
        var at = recorder.Clock.GetUtcNow();
        if (await AskAsync(head, body, sink, cancellationToken) is not { } answer)
        {
            return false;
        }

        // The client has its answer. Most that ask once leave now, and are recorded all the same.
        List<CassetteResponse> answers = [answer];
        if (again is not null && Safe.Contains(method, StringComparer.Ordinal))
        {
            answers.Add(await again.AskAsync(head, body, new AnswerSink(null, takesChunks: true), CancellationToken.None) with { Run = 1 });
        }

        await recorder.RecordAsync(Exchange(method, target, head, body, answers, at), CancellationToken.None);
        return isModern && !sink.EndsConnection && !head.Asks("connection", "close");
    }

    private async Task<ReadOnlyMemory<byte>> BodyAsync(MessageHead head, CancellationToken cancellationToken)
    {
        if (head.Asks("expect", "100-continue"))
        {
            await _output.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken);
        }

        using var content = new MemoryStream();
        await _reader.ReadBodyAsync(
            head,
            untilEnd: false,
            async part =>
            {
                await content.WriteAsync(part, cancellationToken);
                _ = content.Length <= CassetteBody.LargestBytes ? 0 : throw new BadMessageException($"The content is larger than {CassetteBody.LargestBytes} bytes, which is what a cassette can hold.");
            },
            cancellationToken);
        return content.ToArray();
    }

    /// <summary>Null when the service did not answer, or broke off; the client then gets 502, or a connection that breaks off, too.</summary>
    private async Task<CassetteResponse?> AskAsync(MessageHead head, ReadOnlyMemory<byte> body, AnswerSink sink, CancellationToken cancellationToken)
    {
        try
        {
            return await upstream.AskAsync(head, body, sink, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or BadMessageException && !cancellationToken.IsCancellationRequested)
        {
            if (sink.HasBegun)
            {
                connection.Abort();
            }
            else
            {
                await RefuseAsync("502 Bad Gateway", failure.Message);
            }

            return null;
        }
    }

    private CassetteExchange Exchange(string method, string target, MessageHead head, ReadOnlyMemory<byte> body, IReadOnlyList<CassetteResponse> answers, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at).ToString("N"),
        At = at,
        Session = $"c:{connection.ConnectionId}",
        Request = new CassetteRequest
        {
            Method = method,
            Target = target,
            Headers = head.Fields,
            Body = CassetteBody.FromWire(body, head.Values("content-encoding").FirstOrDefault()),
        },
        Responses = answers,
    };

    private async Task RefuseAsync(string status, string reason)
    {
        var text = Encoding.UTF8.GetBytes(reason);
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n");
        await _output.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. text]);
    }
}
