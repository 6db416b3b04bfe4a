using Cairn.PythonCompat.Answers;
using Cairn.PythonCompat.Cookies;
using Cairn.PythonCompat.Paths;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Cairn.PythonCompat.Requests;

/// <summary>The outermost middleware: puts the request in Python's form, holds the answer back, and puts it in form when it is whole.</summary>
internal sealed class KeepPythonForms(PythonSwitches switches, RouteAnswers routes, TimeProvider clock, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("Cairn.PythonCompat");

    public Task InvokeAsync(HttpContext context, RequestDelegate next) => IsForeign(context) ? next(context) : KeepAsync(new PythonExchange(context, switches), next);

    private async Task KeepAsync(PythonExchange exchange, RequestDelegate next)
    {
        var context = exchange.Context;
        var server = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new AnswerBody(new AnswerStream(context.Response, server, switches.BufferLimitBytes));
        Enter(exchange, body);
        try
        {
            await AnswerAsync(exchange, body, next);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(server);
        }

        if (body.IsTooLong)
        {
            Log.AnswerTooLong(_logger, exchange.Method, context.Request.Path.Value, switches.BufferLimitBytes);
        }

        if (!body.HasPassed)
        {
            await SendAsync(exchange, AnswerForms.Apply(exchange, body.Held), server);
        }
    }

    private void Enter(PythonExchange exchange, AnswerBody body)
    {
        var features = exchange.Context.Features;
        features.Set(exchange);
        features.Set<IHttpResponseBodyFeature>(body);
        features.Set<IQueryFeature>(new PythonQuery(exchange, new QueryFeature(features)));
        features.Set<IRequestCookiesFeature>(new PythonRequestCookies(exchange, new RequestCookiesFeature(features)));
        features.Set<IResponseCookiesFeature>(new PythonResponseCookies(exchange, new ResponseCookiesFeature(features), clock));
    }

    private async Task AnswerAsync(PythonExchange exchange, AnswerBody body, RequestDelegate next)
    {
        var context = exchange.Context;
        if (RequestLimits.IsBeyond(exchange, out var page))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(page);
            return;
        }

        try
        {
            RequestBodies.Apply(exchange);
            routes.Apply(exchange);
            await next(context);
        }
        catch (Exception failure) when (exchange.Has(PythonCompat.ErrorBodies) && !body.HasPassed && !context.RequestAborted.IsCancellationRequested)
        {
            exchange.Failure = failure;
            if (failure is not BadHttpRequestException)
            {
                Log.RequestFailed(_logger, exchange.Method, context.Request.Path.Value, failure);
            }

            context.Response.Clear();
            context.Response.StatusCode = (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        }
    }

    private static async Task SendAsync(PythonExchange exchange, ReadOnlyMemory<byte> body, IHttpResponseBodyFeature server)
    {
        if (!body.IsEmpty && exchange.Method != HttpMethods.Head)
        {
            await server.Writer.WriteAsync(body, exchange.Context.RequestAborted);
        }
    }

    /// <summary>What is no HTTP of Python's frameworks: gRPC, and connections that change their protocol.</summary>
    private static bool IsForeign(HttpContext context) =>
        (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) ?? false)
        || context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
