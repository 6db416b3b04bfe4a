using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc.Server;

/// <summary>Takes requests for methods, and sees each call through to its one status.</summary>
internal sealed class ServerEngine(IOptions<GrpcOptions> options, IOptions<GrpcErrorMap> errors, DrainSignal drain, TimeProvider time, ILogger<ServerEngine> logger)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1L);

    public async Task HandleAsync(HttpContext http, ServerMethod method)
    {
        if (Refusal.Of(http.Request) is { } refusal)
        {
            refusal.Write(http.Response);
            return;
        }

        CallRequest request;
        try
        {
            request = CallRequest.Read(http.Request.Headers);
        }
        catch (GrpcException fault)
        {
            await new CallResponse(http, MessageEncoding.Identity, options.Value.MaxErrorDetailBytes).EndAsync(fault.Status, fault.Trailers);
            return;
        }

        var timeout = TimeoutOf(request, method.Kind);
        LiftLimits(http, method.Kind, timeout);
        var response = new CallResponse(http, request.Accepted, options.Value.MaxErrorDetailBytes);
        await RunAsync(http, new ServerCall(http, request, response, timeout, options.Value, time), method);
    }

    private async Task RunAsync(HttpContext http, ServerCall call, ServerMethod method)
    {
        await using var deadline = Watch(call);
        await using var aborted = http.RequestAborted.Register(static state => ((ServerCall)state!).Abandon(), call);
        await using var drained = method.Kind is MethodKind.Unary
            ? default
            : drain.Expired.Register(static state => ((ServerCall)state!).Overrule(DrainSignal.Status), call);

        var (status, trailers) = call.Outcome is null ? await InvokeAsync(call, method) : (GrpcStatus.Ok, null);
        await call.CompleteAsync(status, trailers);
    }

    private ITimer? Watch(ServerCall call)
    {
        if (call.Timeout is not { } timeout || timeout > LongestTimer)
        {
            return null;
        }

        if (timeout == TimeSpan.Zero)
        {
            call.Overrule(DeadlineExceeded);
            return null;
        }

        return time.CreateTimer(static state => ((ServerCall)state!).Overrule(DeadlineExceeded), call, timeout, Timeout.InfiniteTimeSpan);
    }

    private static GrpcStatus DeadlineExceeded { get; } = new(GrpcStatusCode.DeadlineExceeded, "Deadline exceeded.");

    private async Task<(GrpcStatus Status, GrpcMetadata? Trailers)> InvokeAsync(ServerCall call, ServerMethod method)
    {
        try
        {
            await method.Invoke(call);
            return (GrpcStatus.Ok, null);
        }
        catch (Exception failure)
        {
            return StatusOf(failure, call, method);
        }
    }

    private (GrpcStatus Status, GrpcMetadata? Trailers) StatusOf(Exception failure, ServerCall call, ServerMethod method)
    {
        if (failure is OperationCanceledException)
        {
            // What the call itself cancelled is decided already; what is left is a caller who is gone, and a handler's own time-out.
            if (call.Context.HttpContext.RequestAborted.IsCancellationRequested || call.ResponseIsGone)
            {
                call.Abandon();
            }
        }

        if (call.Outcome is { } outcome)
        {
            return (outcome, null);
        }

        var status = errors.Value.StatusOf(failure);
        if (status is null or { IsOk: true })
        {
            logger.CallFailed(failure, method.FullName);
            return (new GrpcStatus(GrpcStatusCode.Unknown, "The handler failed."), null);
        }

        return (status, (failure as GrpcException)?.Trailers);
    }

    private TimeSpan? TimeoutOf(CallRequest request, MethodKind kind)
    {
        var timeout = request.Timeout ?? (kind is MethodKind.Unary ? options.Value.DefaultDeadline : null);
        return timeout > options.Value.MaxDeadline ? options.Value.MaxDeadline : timeout;
    }

    /// <summary>Kestrel's limits are for requests, not for streams: messages have a limit of their own, and slow senders their deadline.</summary>
    private static void LiftLimits(HttpContext http, MethodKind kind, TimeSpan? timeout)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        // Too slow a body would cost the whole connection, not the call.
        if ((kind is not MethodKind.Unary || timeout is not null) && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
