using System.Buffers;
using System.Net;

namespace Cairn.Migration.Forwarding;

/// <summary>The body of a request on its way. It is read once, while it is sent, so it cannot be sent twice.</summary>
internal sealed class ForwardedBody(Stream source, long? length, IdleLimit idle) : HttpContent
{
    private readonly CancellationTokenSource _stopping = new();
    private Task? _sending;

    /// <summary>What was wrong with the client's side, if that is what ended the request.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Ends what is still read for an answer that has come already.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_sending is { } sending)
        {
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _sending is null
            ? _sending = SendAsync(stream, cancellationToken)
            : throw new HttpRequestException("The body has been sent already, and was not kept to be sent again.");

    protected override bool TryComputeLength(out long computed)
    {
        computed = length.GetValueOrDefault();
        return length.HasValue;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token, idle.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (true)
            {
                var reading = ReadAsync(buffer, ended.Token);
                if (!reading.IsCompleted)
                {
                    await stream.FlushAsync(ended.Token); // HTTP/2 holds back what is not flushed, the head of the request too, and both sides wait for ever
                }

                var read = await reading;
                if (read == 0)
                {
                    break;
                }

                await stream.WriteAsync(buffer.AsMemory(0, read), ended.Token);
                idle.Restart();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Fault = fault;
            throw;
        }
    }
}
