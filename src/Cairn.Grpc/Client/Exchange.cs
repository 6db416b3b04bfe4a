using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Grpc.Calls;
using Cairn.Grpc.Outgoing;
using Cairn.Grpc.Wire;
using Google.Protobuf;

namespace Cairn.Grpc.Client;

/// <summary>
/// One request and its answer, and the one status of both: that of the server comes before the own deadline, that before a cancellation, and that before what
/// the connection says.
/// </summary>
[Experimental("CRNGRPC001")]
internal sealed class Exchange : IAsyncDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1L);

    private readonly HttpMessageInvoker _http;
    private readonly ProtoCallSettings _options;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _cut;
    private readonly Pipe _requests = new();
    private readonly long _began;
    private readonly ITimer? _deadline;
    private Task<HttpResponseMessage> _answering = Task.FromException<HttpResponseMessage>(new InvalidOperationException("Nothing was sent."));
    private HttpResponseMessage? _answer;
    private bool _isComplete;
    private volatile bool _isExpired;

    public Exchange(HttpMessageInvoker http, ProtoCallSettings options, TimeProvider clock, CancellationToken caller)
    {
        _http = http;
        _options = options;
        _clock = clock;
        _caller = caller;
        _began = clock.GetTimestamp();
        _cut = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Cancelled = _cut.Token;
        _deadline = options.Timeout is { } timeout && timeout > TimeSpan.Zero && timeout <= LongestTimer
            ? clock.CreateTimer(static state => ((Exchange)state!).Expire(), this, timeout, Timeout.InfiniteTimeSpan)
            : null;
        if (options.Timeout <= TimeSpan.Zero)
        {
            Expire();
        }
    }

    public CancellationToken Cancelled { get; }

    public GrpcStatus? Status { get; private set; }

    public GrpcMetadata Headers { get; private set; } = new();

    public GrpcMetadata Trailers { get; private set; } = new();

    private bool IsLate => _isExpired || _options.Timeout is { } timeout && _clock.GetElapsedTime(_began) >= timeout;

    public void Send(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new RequestMessages(_requests.Reader, Cancelled),
        };
        foreach (var (name, value) in _options.Headers ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.TryAddWithoutValidation(GrpcHeaders.AcceptEncoding, EncodingNames.All);
        if (_options.CompressRequests)
        {
            request.Headers.TryAddWithoutValidation(GrpcHeaders.Encoding, EncodingNames.NameOf(MessageEncoding.Gzip));
        }

        if (_options.Timeout is { } timeout)
        {
            request.Headers.TryAddWithoutValidation(GrpcHeaders.Timeout, TimeoutHeader.Format(timeout));
        }

        _answering = SendAsync(request);
    }

    public async Task<bool> WriteAsync(IMessage message, bool compress)
    {
        MessageFrame.Write(_requests.Writer, message, compress && _options.CompressRequests ? MessageEncoding.Gzip : MessageEncoding.Identity);
        try
        {
            return !(await _requests.Writer.FlushAsync(Cancelled)).IsCompleted;
        }
        catch (OperationCanceledException)
        {
            return false; // reading tells
        }
    }

    public void Complete()
    {
        if (!_isComplete)
        {
            _isComplete = true;
            _requests.Writer.Complete();
        }
    }

    /// <summary>Waits for the headers of the answer.</summary>
    /// <returns>Its messages, or <see langword="null"/> if there are none and the status is OK.</returns>
    public async Task<Answer?> ReceiveAsync()
    {
        try
        {
            _answer = await _answering;
            Headers = ReceivedHeaders.MetadataOf(_answer.Headers);
            if (ReceivedHeaders.StatusOf(_answer.Headers) is not { } status)
            {
                return new Answer(PipeReader.Create(await MessagesOf(_answer).ReadAsStreamAsync(Cancelled)), EncodingOf(_answer));
            }

            (Headers, Trailers) = (new GrpcMetadata(), Headers); // without messages all metadata goes with the status
            Status = status;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }

        ThrowIfFailed();
        return null;
    }

    /// <summary>The messages are over: what the trailers say is how the call has ended.</summary>
    public void End()
    {
        Trailers = ReceivedHeaders.MetadataOf(_answer!.TrailingHeaders);
        Status = ReceivedHeaders.StatusOf(_answer.TrailingHeaders) ?? StatusOf(new GrpcException(GrpcStatusCode.Unknown, "The server ended the call without a status."));
        ThrowIfFailed();
    }

    /// <summary>Ends the call with what a failure means.</summary>
    public Exception Fail(Exception failure)
    {
        Status ??= (_answer is null ? null : ReceivedHeaders.StatusOf(_answer.TrailingHeaders) is { IsOk: false } told ? told : null) ?? StatusOf(failure);
        if (Status.Code is GrpcStatusCode.Cancelled && _caller.IsCancellationRequested)
        {
            return new OperationCanceledException("The call was cancelled.", failure, _caller);
        }

        return new GrpcException(Status, Trailers, failure);
    }

    public void ThrowIfFailed()
    {
        if (Status is { IsOk: false } status)
        {
            throw status.Code is GrpcStatusCode.Cancelled && _caller.IsCancellationRequested
                ? new OperationCanceledException("The call was cancelled.", _caller)
                : new GrpcException(status, Trailers);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_deadline is not null)
        {
            await _deadline.DisposeAsync();
        }

        await _cut.CancelAsync(); // first, so that a body that is not complete does not end as if it were
        Complete();
        try
        {
            (await _answering).Dispose();
        }
        catch (Exception)
        {
            // Reading has told it, or nobody wanted to know.
        }

        _cut.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        try
        {
            Cancelled.ThrowIfCancellationRequested();
            return _http is HttpClient client
                ? await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled)
                : await _http.SendAsync(request, Cancelled);
        }
        catch
        {
            await _cut.CancelAsync(); // who waits to write waits for nobody
            throw;
        }
    }

    private void Expire()
    {
        _isExpired = true;
        _cut.Cancel();
    }

    private static HttpContent MessagesOf(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new GrpcException(HttpErrors.CodeOfAny((int)answer.StatusCode), $"The server answered with the HTTP status {(int)answer.StatusCode}.");
        }

        return GrpcHeaders.IsGrpc(answer.Content.Headers.ContentType?.MediaType)
            ? answer.Content
            : throw new GrpcException(GrpcStatusCode.Unknown, $"The server answered with the content type '{answer.Content.Headers.ContentType}', which is not gRPC.");
    }

    private static MessageEncoding EncodingOf(HttpResponseMessage answer)
    {
        var name = ReceivedHeaders.Find(answer.Headers, GrpcHeaders.Encoding);
        return EncodingNames.TryParse(name, out var encoding)
            ? encoding
            : throw new GrpcException(GrpcStatusCode.Internal, $"The server answered in the encoding '{name}', which is not known.");
    }

    private GrpcStatus StatusOf(Exception failure) => failure switch
    {
        _ when IsLate => new GrpcStatus(GrpcStatusCode.DeadlineExceeded, "The deadline is over."),
        _ when _caller.IsCancellationRequested => new GrpcStatus(GrpcStatusCode.Cancelled, "The call was cancelled."),
        GrpcException known => known.Status,
        OperationCanceledException { InnerException: TimeoutException } => new GrpcStatus(GrpcStatusCode.DeadlineExceeded, "The time-out of the HttpClient is over."),
        OperationCanceledException => new GrpcStatus(GrpcStatusCode.Cancelled, "The call was cancelled."),
        _ => new GrpcStatus(TransportErrors.CodeOf(failure), failure.Message),
    };
}
