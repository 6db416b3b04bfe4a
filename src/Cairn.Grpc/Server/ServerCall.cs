using System.Runtime.CompilerServices;
using Cairn.Grpc.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Server;

/// <summary>
/// One call on the wire. Handler, deadline, drain and the end of the connection race for its status: the first decides, alone writes it, and the rest
/// is silent. DESIGN.md has the rules.
/// </summary>
#pragma warning disable CA1001 // A cancellation may still run when the call is over; a source without timer or wait handle holds nothing.
internal sealed class ServerCall
#pragma warning restore CA1001 // see above
{
    private readonly HttpContext _http;
    private readonly TimeProvider _time;
    private readonly MessageReader _reader;
    private readonly CallResponse _response;
    private readonly CancellationTokenSource _cancelled = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GrpcStatus? _outcome;

    public ServerCall(HttpContext http, CallRequest request, CallResponse response, TimeSpan? timeout, GrpcOptions options, TimeProvider time)
    {
        _http = http;
        _time = time;
        _response = response;
        _reader = new MessageReader(http.Request.BodyReader, request.Encoding, options.MaxReceiveMessageBytes);
        Timeout = timeout;
        Context = new GrpcCall(http, this, response, request.Metadata, DeadlineAfter(timeout));
    }

    public TimeSpan? Timeout { get; }

    public GrpcCall Context { get; }

    /// <summary>Cancelled as soon as anything but the handler has decided.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Learns of each message that is read.</summary>
    public Action<IMessage>? Received { get; set; }

    public bool LastReadWasCompressed => _reader.LastWasCompressed;

    public bool ResponseIsGone => _response.IsGone;

    /// <summary>What the call ended with, once that is decided.</summary>
    public GrpcStatus? Outcome => Volatile.Read(ref _outcome);

    /// <summary>Reads the one message of a caller that sends one, and its end (gRPC status codes: any other number is unimplemented).</summary>
    public async Task<TMessage> ReadOnlyAsync<TMessage>(MessageParser<TMessage> parser)
        where TMessage : class, IMessage<TMessage>
    {
        var message = await ReadAsync(parser) ?? throw new GrpcException(GrpcStatusCode.Unimplemented, "The method takes one message, and there was none.");
        return await ReadAsync(parser) is null ? message : throw new GrpcException(GrpcStatusCode.Unimplemented, "The method takes one message, and there were more.");
    }

    public async IAsyncEnumerable<TMessage> ReadAllAsync<TMessage>(MessageParser<TMessage> parser, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TMessage : class, IMessage<TMessage>
    {
        while (await ReadAsync(parser) is { } message)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return message;
        }
    }

    public async Task WriteAsync(IMessage? message, int flushFrom)
    {
        if (message is null)
        {
            throw new InvalidOperationException("The handler returned null in place of a message. Return an empty message, or throw a GrpcException.");
        }

        try
        {
            await _response.WriteAsync(message, flushFrom, Cancelled);
        }
        catch (IOException failure)
        {
            throw Gone(failure);
        }
    }

    public Task SendHeadersAsync() => _response.SendHeadersAsync(Cancelled);

    /// <summary>Lets the handler end the call. If something else was first, waits until that has written its status.</summary>
    public async Task CompleteAsync(GrpcStatus status, GrpcMetadata? trailers = null)
    {
        if (TryDecide(status))
        {
            await _response.EndAsync(status, Merged(trailers));
            return;
        }

        await _closed.Task;
    }

    /// <summary>Ends the call with a status over the handler's head.</summary>
    public void Overrule(GrpcStatus status)
    {
        if (TryDecide(status))
        {
            _ = CloseAsync(status);
        }
    }

    /// <summary>The connection is gone, or the caller has let go of the call: there is nobody to tell.</summary>
    public void Abandon()
    {
        if (TryDecide(new GrpcStatus(GrpcStatusCode.Cancelled)))
        {
            _closed.SetResult();
            _ = _cancelled.CancelAsync();
        }
    }

    private async ValueTask<TMessage?> ReadAsync<TMessage>(MessageParser<TMessage> parser)
        where TMessage : class, IMessage<TMessage>
    {
        try
        {
            var message = await _reader.ReadAsync(parser, Cancelled);
            if (message is not null)
            {
                Received?.Invoke(message);
            }

            return message;
        }
        catch (IOException failure)
        {
            throw Gone(failure);
        }
    }

    private OperationCanceledException Gone(IOException failure)
    {
        Abandon();
        return new OperationCanceledException("The caller is gone.", failure, Cancelled);
    }

    private bool TryDecide(GrpcStatus status) => Interlocked.CompareExchange(ref _outcome, status, null) is null;

    private async Task CloseAsync(GrpcStatus status)
    {
        try
        {
            _ = _cancelled.CancelAsync(); // on another thread: what handlers do then must not hold up the status
            _response.Release();
            await _response.EndAsync(status, _response.Trailers);
            await FinishAsync();
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The connection went first, or the response is over. There is nobody to tell.
        }
        finally
        {
            _closed.SetResult();
        }
    }

    /// <summary>Sends the end although the handler may still run, and lets the caller stop sending. What one who does not read has not taken is dropped.</summary>
    private async Task FinishAsync()
    {
        const int NoError = 0; // RFC 9113, 8.1

        await _http.Response.CompleteAsync();
        _http.Features.Get<IHttpResetFeature>()?.Reset(NoError);
    }

    private GrpcMetadata Merged(GrpcMetadata? more)
    {
        foreach (var (name, value) in more ?? [])
        {
            _response.Trailers.AddReceived(name, value);
        }

        return _response.Trailers;
    }

    private DateTimeOffset? DeadlineAfter(TimeSpan? timeout)
    {
        if (timeout is not { } limit)
        {
            return null;
        }

        var now = _time.GetUtcNow();
        return limit < DateTimeOffset.MaxValue - now ? now + limit : DateTimeOffset.MaxValue;
    }
}
