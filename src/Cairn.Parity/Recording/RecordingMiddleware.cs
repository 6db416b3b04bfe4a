using Cairn.Cassettes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cairn.Parity.Recording;

/// <summary>Records around the rest of the pipeline. What it cannot record, because it failed or is too large, it leaves alone.</summary>
internal sealed class RecordingMiddleware(RequestDelegate next, ExchangeRecorder recorder)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var (request, at, started) = (await ReadAsync(context), recorder.Clock.GetUtcNow(), recorder.Clock.GetTimestamp());
        var original = context.Response.Body;
        await using var copy = new CopyStream(original, CassetteBody.LargestBytes);
        context.Response.Body = copy;
        try
        {
            await next(context);
            await (context.Response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 } writer ? writer.FlushAsync(context.RequestAborted).AsTask() : Task.CompletedTask);
        }
        finally
        {
            context.Response.Body = original;
        }

        if (request is not null && copy.Content is { } content)
        {
            var response = Response(context.Response, content) with { Duration = recorder.Clock.GetElapsedTime(started) };
            await recorder.RecordAsync(Exchange(context, request, response, at), context.RequestAborted);
        }
    }

    /// <summary>Null when the body is larger than a cassette can hold.</summary>
    private static async Task<CassetteRequest?> ReadAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? context.Request.ContentLength > 0)
        {
            context.Request.EnableBuffering();
            await context.Request.Body.CopyToAsync(content, context.RequestAborted);
            context.Request.Body.Position = 0;
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return content.Length > CassetteBody.LargestBytes ? null : new CassetteRequest
        {
            Method = context.Request.Method,
            Target = target.Length > 0 ? target : $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}",
            Headers = Fields(context.Request.Headers),
            Body = CassetteBody.FromWire(content.ToArray(), context.Request.Headers.ContentEncoding),
        };
    }

    private static CassetteResponse Response(HttpResponse response, byte[] content) => new()
    {
        Status = response.StatusCode,
        Headers = Fields(response.Headers),
        Body = CassetteBody.FromWire(content, response.Headers[HeaderNames.ContentEncoding]),
    };

    private static CassetteExchange Exchange(HttpContext context, CassetteRequest request, CassetteResponse response, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at).ToString("N"),
        At = at,
        Session = $"c:{context.Connection.Id}",
        Route = context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"{request.Method} /{pattern.TrimStart('/')}" : null,
        Request = request,
        Responses = [response],
    };

    private static List<KeyValuePair<string, string>> Fields(IHeaderDictionary headers) =>
        [.. headers.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];
}
