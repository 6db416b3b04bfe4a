using System.Diagnostics.Metrics;
using Cairn.Grpc.Outgoing;
using Cairn.Grpc.Wire;

namespace Cairn.Grpc;

/// <summary>
/// Gives the calls of any gRPC client that is made of an <see cref="HttpClient"/> a deadline, and telemetry: never longer than <see cref="GrpcDeadline"/>
/// says, and cancelled with the call that they are made for. Requests that are no gRPC calls pass unchanged.
/// </summary>
public sealed class GrpcClientHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> Seen = new("Cairn.Grpc.Seen");

    private readonly OutgoingObserver _observer;
    private readonly TimeProvider _clock;

    /// <summary>Makes a handler for a client that no <see cref="IHttpClientFactory"/> makes; it takes its place in the <c>InnerHandler</c> chain.</summary>
    /// <param name="meters">Makes the meter of its measurements.</param>
    /// <param name="clock">Counts deadlines; the system's if it is <see langword="null"/>.</param>
    public GrpcClientHandler(IMeterFactory meters, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(meters);

        _observer = new OutgoingObserver(meters);
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The deadline of calls that have none. Streams count as calls: leave it out for a client with endless ones.</summary>
    /// <value>The default is <c>null</c>: no end but that of the call that they are made for.</value>
    public TimeSpan? DefaultDeadline { get; init; }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var isFirst = GrpcHeaders.IsGrpc(request.Content?.Headers.ContentType?.MediaType) && ((IDictionary<string, object?>)request.Options).TryAdd(Seen.Key, true);
        return isFirst ? CallAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _observer.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> CallAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var timeout = Limit(request);
        var call = new OutgoingCall(_observer, _clock, request.RequestUri!, timeout, cancellationToken);
        try
        {
            if (timeout <= TimeSpan.Zero)
            {
                return Ended(call, AnswerStatus.Answer(request, OutgoingCall.DeadlineExceeded));
            }

            return Ended(call, await base.SendAsync(request, call.Cancelled));
        }
        catch (Exception failure)
        {
            call.Fail(failure);
            if (call.Verdict is { } verdict && !cancellationToken.IsCancellationRequested)
            {
                return AnswerStatus.Answer(request, verdict);
            }

            throw;
        }
    }

    private static HttpResponseMessage Ended(OutgoingCall call, HttpResponseMessage answer)
    {
        if (AnswerStatus.OfHeaders(answer) is { } code)
        {
            call.End(code);
        }
        else
        {
            answer.Content = new AnswerContent(answer, call);
        }

        return answer;
    }

    /// <summary>Tells the server the shortest of the deadlines.</summary>
    private TimeSpan? Limit(HttpRequestMessage request)
    {
        var own = request.Headers.TryGetValues(GrpcHeaders.Timeout, out var sent) && TimeoutHeader.TryParse(sent.First(), out var asked) ? asked : DefaultDeadline;
        var left = GrpcDeadline.Remaining;
        var timeout = own is null || left < own ? left : own;
        if (timeout is { } shortest && (sent is null || shortest != own))
        {
            request.Headers.Remove(GrpcHeaders.Timeout);
            request.Headers.TryAddWithoutValidation(GrpcHeaders.Timeout, TimeoutHeader.Format(shortest));
        }

        return timeout;
    }
}
