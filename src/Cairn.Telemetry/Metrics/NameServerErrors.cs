using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Telemetry.Metrics;

/// <summary>
/// Gives <c>http.server.request.duration</c> the <c>error.type</c> that the span has: ASP.NET Core 10 writes it for exceptions,
/// also for those that a handler turned into the client's fault, but not for a 5xx that was returned.
/// </summary>
/// <remarks>
/// It looks when the response starts, which costs no allocation on the server's own list of callbacks, where waiting for the rest of the
/// pipeline would cost a state machine a request. An exception that nobody handles starts no response, and is named by the framework.
/// </remarks>
internal sealed class NameServerErrors : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Observe);
        next(app);
    };

    private static RequestDelegate Observe(RequestDelegate next) => context =>
    {
        context.Response.OnStarting(static state => Name((HttpContext)state), context);
        return next(context);
    };

    private static Task Name(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status < StatusCodes.Status400BadRequest || context.Features.Get<IHttpMetricsTagsFeature>()?.Tags is not { } tags)
        {
            return Task.CompletedTask;
        }

        var handled = context.Features.Get<IExceptionHandlerFeature>()?.Error.GetType().FullName;
        if (status >= StatusCodes.Status500InternalServerError)
        {
            AddIfAbsent(tags, handled ?? $"{status}");
        }
        else if (handled is not null)
        {
            RemoveAtEnd(context.Response, tags, handled);
        }

        return Task.CompletedTask;
    }

    private static void AddIfAbsent(ICollection<KeyValuePair<string, object?>> tags, string type)
    {
        if (tags.All(tag => tag.Key != TelemetryNames.ErrorType))
        {
            tags.Add(new(TelemetryNames.ErrorType, type));
        }
    }

    /// <summary>Waits for the end, as the framework adds its value after its handler has answered.</summary>
    private static void RemoveAtEnd(HttpResponse response, ICollection<KeyValuePair<string, object?>> tags, string type) =>
        response.OnCompleted(() =>
        {
            tags.Remove(new(TelemetryNames.ErrorType, type));
            return Task.CompletedTask;
        });
}
