using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cairn.Logging;

/// <summary>Shows and changes levels over HTTP. It stands on the management port alone; the service's own port has no way to it.</summary>
internal sealed class LevelEndpoint(LevelControl control)
{
    /// <summary>The key of the <see cref="RequestDelegate"/>, for whoever puts it on a port.</summary>
    public const string ServiceKey = "Cairn.Logging.Levels";

    private const int MostChanges = 100;

    public Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0)
        {
            return SayAsync(context, StatusCodes.Status403Forbidden, "Levels are not for web pages. Use a client that sends no Origin header, such as curl.");
        }

        switch (context.Request.Method)
        {
            case "GET" or "HEAD":
                return ShowAsync(context);
            case "PUT":
                return ChangeAsync(context);
            case "DELETE":
                return ResetAsync(context);
            default:
                context.Response.Headers.Allow = "GET, HEAD, PUT, DELETE";
                return SayAsync(context, StatusCodes.Status405MethodNotAllowed, "Levels are read with GET, changed with PUT and reset with DELETE.");
        }
    }

    private Task ChangeAsync(HttpContext context)
    {
        var query = new LevelQuery(context.Request.Query, LevelQuery.CategoryKey, LevelQuery.LevelKey, LevelQuery.DurationKey);
        var (category, level, duration) = (query.Category(), query.Level(), query.Duration());

        if (query.Faults.Count > 0)
        {
            return SayAsync(context, StatusCodes.Status400BadRequest, string.Join('\n', query.Faults));
        }

        if (control.Current.Count(held => !held.Category.Equals(category, StringComparison.OrdinalIgnoreCase)) >= MostChanges)
        {
            return SayAsync(context, StatusCodes.Status400BadRequest, $"{MostChanges} levels are changed already, which is the limit. Reset one with DELETE, or change one of them.");
        }

        control.Set(category, level, duration, Who(context));
        return ShowAsync(context);
    }

    private Task ResetAsync(HttpContext context)
    {
        var query = new LevelQuery(context.Request.Query, LevelQuery.CategoryKey);
        var category = query.Category();

        if (query.Faults.Count > 0)
        {
            return SayAsync(context, StatusCodes.Status400BadRequest, string.Join('\n', query.Faults));
        }

        return control.Reset(category, Who(context))
            ? ShowAsync(context)
            : SayAsync(context, StatusCodes.Status404NotFound, $"The level of {category} is as configured. Changed are: {ChangedCategories()}.");
    }

    private string ChangedCategories() => string.Join(", ", control.Current.Select(held => held.Category)) is { Length: > 0 } names ? names : "none";

    private Task ShowAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("overrides"u8);
            foreach (var held in control.Current)
            {
                json.WriteStartObject();
                json.WriteString("category"u8, held.Category);
                json.WriteString("level"u8, held.Level.ToString());
                json.WriteString("until"u8, held.Until.UtcDateTime);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return AnswerAsync(context, StatusCodes.Status200OK, "application/json", buffer.ToArray());
    }

    private static string Who(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static Task SayAsync(HttpContext context, int statusCode, string text) =>
        AnswerAsync(context, statusCode, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text + "\n"));

    private static Task AnswerAsync(HttpContext context, int statusCode, string contentType, byte[] body)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
