using Cairn.Grpc.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Server;

/// <summary>What a call sends: headers, whole messages, and one status at the end. Each step waits for its turn, so none cuts another in two.</summary>
#pragma warning disable CA1001 // A deadline may still wait for its turn; a semaphore whose wait handle nobody asked for holds nothing.
internal sealed class CallResponse(HttpContext http, MessageEncoding accepted, long errorBudget)
#pragma warning restore CA1001 // see above
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _hasHeaders;
    private bool _isClosed;
    private bool? _compress;
    private MessageEncoding _announced;

    public GrpcMetadata Headers { get; } = new();

    public GrpcMetadata Trailers { get; } = new();

    /// <summary>Whether messages are compressed, if the caller takes it. It has to be set once before the headers are sent.</summary>
    public bool Compress
    {
        get => _compress ?? false;
        set => _compress = value;
    }

    /// <summary>Whether a write has told that nobody reads any more.</summary>
    public bool IsGone { get; private set; }

    public Task SendHeadersAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            PrepareHeaders();
            await http.Response.StartAsync(cancellationToken);
            await http.Response.BodyWriter.FlushAsync(CancellationToken.None); // to start is not to send
        },
        cancellationToken);

    /// <summary>Sends a message. One that is the only one waits for its status if it is small, so that they travel together.</summary>
    public Task WriteAsync(IMessage message, int flushFrom, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            PrepareHeaders();
            var size = MessageFrame.Write(http.Response.BodyWriter, message, Compress ? _announced : MessageEncoding.Identity);
            if (size < flushFrom)
            {
                return;
            }

            var flush = await http.Response.BodyWriter.FlushAsync(CancellationToken.None); // a cancelled flush would reset the stream: see Release
            IsGone = flush.IsCompleted;
            if (flush.IsCanceled || flush.IsCompleted)
            {
                throw new OperationCanceledException("The call has ended.");
            }
        },
        cancellationToken);

    /// <summary>Writes the status: into the headers as long as there are none (Trailers-Only), into the trailers otherwise.</summary>
    public Task EndAsync(GrpcStatus status, GrpcMetadata trailers) => InTurnAsync(
        () =>
        {
            _isClosed = true;
            if (!_hasHeaders)
            {
                PrepareHeaders();
                StatusHeaders.Write(http.Response.Headers, status, trailers, errorBudget);
            }
            else if (http.Features.Get<IHttpResponseTrailersFeature>() is { } feature)
            {
                StatusHeaders.Write(feature.Trailers, status, trailers, errorBudget);
            }

            return Task.CompletedTask;
        },
        CancellationToken.None);

    /// <summary>Lets go of a writer that waits for a caller who does not read.</summary>
    public void Release() => http.Response.BodyWriter.CancelPendingFlush();

    private async Task InTurnAsync(Func<Task> step, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isClosed)
            {
                throw new OperationCanceledException("The call has ended.");
            }

            await step();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void PrepareHeaders()
    {
        if (_hasHeaders)
        {
            return;
        }

        _hasHeaders = true;
        var headers = http.Response.Headers;
        headers.ContentType = GrpcHeaders.ContentType;
        headers[GrpcHeaders.AcceptEncoding] = EncodingNames.All;
        if (_compress is not null && accepted is not MessageEncoding.Identity)
        {
            _announced = accepted;
            headers[GrpcHeaders.Encoding] = EncodingNames.NameOf(accepted);
        }

        foreach (var (name, value) in Headers)
        {
            headers.Append(name, value);
        }
    }
}
