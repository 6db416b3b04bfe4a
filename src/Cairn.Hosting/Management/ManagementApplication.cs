using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Management;

/// <summary>
/// Answers the management endpoints. It stands beside the service's pipeline, not in it: no hosting diagnostics run here, so a probe
/// makes no span, no request metric and no log line.
/// </summary>
internal sealed class ManagementApplication(ManagementTable table, ILogger<ManagementApplication> logger) : IHttpApplication<DefaultHttpContext>
{
    /// <summary>A connection keeps its context from one probe to the next, if the server has a place for it.</summary>
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> connection)
        {
            return new DefaultHttpContext(contextFeatures);
        }

        var context = connection.HostContext ??= new DefaultHttpContext();
        context.Initialize(contextFeatures);
        return context;
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();

    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var path = context.Request.Path.Value ?? "";
        if (table.Find(path, context.Request.Method) is { } endpoint)
        {
            await RunAsync(endpoint, context);
        }
        else if (table.Has(path))
        {
            var allowed = table.AllowedOn(path);
            context.Response.Headers.Allow = allowed;
            await AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, $"Ask for {path} with {allowed}.\n");
        }
        else
        {
            await AnswerAsync(context, StatusCodes.Status404NotFound, $"There is no such endpoint here. Known: {string.Join(", ", table.Paths)}.\n");
        }
    }

    private async Task RunAsync(RequestDelegate endpoint, HttpContext context)
    {
        try
        {
            await endpoint(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            logger.ManagementEndpointFailed(context.Request.Path, exception);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "fail\n");
        }
    }

    private static Task AnswerAsync(HttpContext context, int statusCode, string text)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text, context.RequestAborted);
    }
}
