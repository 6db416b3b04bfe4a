using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Calls;

/// <summary>
/// Answers calls as Grpc.AspNetCore does, as far as middleware can tell: it reads <c>grpc-timeout</c> itself and overlooks malformed ones, catches whatever
/// handlers throw, leaves status 2 behind when a call is cancelled, and answers unknown methods on a route of its own.
/// </summary>
internal static class StandInStack
{
    public static IEndpointConventionBuilder MapUnary(this IEndpointRouteBuilder app, string method, Func<StandInCall, Task<byte[]>> handler) =>
        app.Map(method, MethodType.Unary, async call =>
        {
            var request = await call.ReadAsync() ?? [];
            var interceptor = call.Http.RequestServices.GetService<ErrorInterceptor>();
            UnaryServerMethod<byte[], byte[]> handle = (_, _) => handler(call);
            await call.WriteAsync(interceptor is null
                ? await handler(call)
                : await interceptor.UnaryServerHandler(request, new ServerCallContext(call.Cancelled), handle));
        });

    public static IEndpointConventionBuilder MapStream(this IEndpointRouteBuilder app, string method, Func<StandInCall, Task> handler) =>
        app.Map(method, MethodType.DuplexStreaming, handler);

    /// <summary>A stack that says nothing about its methods.</summary>
    public static IEndpointConventionBuilder MapUntold(this IEndpointRouteBuilder app, string method, Func<StandInCall, Task> handler) =>
        app.MapMethods(method, [HttpMethods.Post], context => AnswerAsync(context, handler));

    public static void MapUnknown(this IEndpointRouteBuilder app) => app.MapMethods("{service}/{method}", [HttpMethods.Post], context => AnswerAsync(context, call =>
    {
        call.End(StatusCode.Unimplemented, "Service is unimplemented.");
        return Task.CompletedTask;
    }));

    private static IEndpointConventionBuilder Map(this IEndpointRouteBuilder app, string method, MethodType type, Func<StandInCall, Task> handler) =>
        app.MapUntold(method, handler).WithMetadata(new GrpcMethodMetadata(typeof(StandInStack), new Method(type, method)));

    private static async Task AnswerAsync(HttpContext context, Func<StandInCall, Task> handler)
    {
        using var deadline = new CancellationTokenSource(TimeoutOf(context.Request), context.RequestServices.GetRequiredService<TimeProvider>());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        var call = new StandInCall(context, end.Token);
        try
        {
            var work = handler(call);
            _ = work.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default); // nobody hears of it after the end
            await work.WaitAsync(end.Token);
            call.End(StatusCode.OK);
        }
        catch (RpcException answer)
        {
            call.End(answer.Status.StatusCode, answer.Status.Detail, answer.Trailers);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            await call.ExpireAsync();
        }
        catch (Exception)
        {
            call.End(StatusCode.Unknown, "Exception was thrown by handler.");
        }
    }

    private static TimeSpan TimeoutOf(HttpRequest request)
    {
        var value = request.Headers["grpc-timeout"].ToString();
        return value.Length > 1 && long.TryParse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? value[^1] switch
            {
                'm' => TimeSpan.FromMilliseconds(count),
                'u' => TimeSpan.FromMicroseconds(count),
                'S' => TimeSpan.FromSeconds(count),
                _ => Timeout.InfiniteTimeSpan,
            }
            : Timeout.InfiniteTimeSpan;
    }
}
