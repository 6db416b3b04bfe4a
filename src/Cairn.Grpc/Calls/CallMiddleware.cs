using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Calls;

/// <summary>
/// Gives every gRPC call what its stack does not: a deadline, an end in good order at shutdown, a gRPC status where other middleware answers with one of
/// HTTP, and telemetry. What is no gRPC call is not touched.
/// </summary>
/// <remarks>It stays outside the stack, so it cannot see messages, and exceptions only where the stack lets them through.</remarks>
internal sealed class CallMiddleware(RequestDelegate next, CallLimits limits, CallStatuses statuses, CallObserver observer)
{
    public Task InvokeAsync(HttpContext context) => GrpcRequests.IsCall(context.Request) ? ServeAsync(context) : next(context);

    private async Task ServeAsync(HttpContext context)
    {
        var began = observer.Begin();
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new CallResponseBody(context.Response, body));
        await using var call = limits.Begin(context);
        GrpcDeadline.Enter(call.Incoming);
        try
        {
            await AnswerAsync(context, call);
        }
        finally
        {
            context.Features.Set(body);
            observer.End(context, began, call.Outcome);
        }
    }

    private async Task AnswerAsync(HttpContext context, ServedCall call)
    {
        if (call.Refusal is { } refusal)
        {
            statuses.Write(context.Response, refusal);
            return;
        }

        try
        {
            await next(context);
            statuses.Complete(context.Response, call);
        }
        catch (Exception exception) when (!call.IsAbandoned && ResponseStatus.IsWritable(context.Response))
        {
            statuses.Fail(context, call, exception);
        }
    }
}
