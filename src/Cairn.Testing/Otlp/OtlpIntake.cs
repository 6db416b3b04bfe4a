using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Testing;

/// <summary>Answers export requests on a bare server, without the hosting layer that would trace, measure and log them.</summary>
internal sealed class OtlpIntake(OtlpStore store) : IHttpApplication<HttpContext>
{
    private const string Protobuf = "application/x-protobuf";

    private readonly OtlpGrpcIntake _grpc = new(store);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public Task ProcessRequestAsync(HttpContext context) =>
        context.Request.ContentType == OtlpGrpcIntake.ContentType ? _grpc.ProcessAsync(context) : ProcessHttpAsync(context);

    private async Task ProcessHttpAsync(HttpContext context)
    {
        try
        {
            await AcceptAsync(context);
        }
        catch (InvalidDataException malformed)
        {
            Reject(context, StatusCodes.Status400BadRequest, malformed.Message);
        }
        catch (BadHttpRequestException broken)
        {
            Reject(context, broken.StatusCode, broken.Message);
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            Reject(context, StatusCodes.Status405MethodNotAllowed, $"The method is {request.Method} where POST is due.");
            return;
        }

        if (request.ContentType != Protobuf)
        {
            Reject(context, StatusCodes.Status415UnsupportedMediaType, $"The content type is '{request.ContentType}' where {Protobuf} is due.");
            return;
        }

        var body = await ReadAsync(request, context.RequestAborted);
        if (!store.TryAccept(request.Path.Value ?? "", body))
        {
            Reject(context, StatusCodes.Status404NotFound, "The path is none of /v1/traces, /v1/metrics, /v1/logs.");
            return;
        }

        context.Response.ContentType = Protobuf; // an empty message is a complete success
    }

    private static Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.Headers.ContentEncoding.ToString() switch
        {
            "" or "identity" => RequestBody.ReadAsync(request.Body, cancellationToken),
            "gzip" => RequestBody.ReadCompressedAsync(request.Body, cancellationToken),
            var encoding => throw new InvalidDataException($"The content encoding is '{encoding}' where gzip or none is due."),
        };

    private void Reject(HttpContext context, int statusCode, string reason)
    {
        context.Response.StatusCode = statusCode;
        store.Rejections.Add([new OtlpRejection(context.Request.Path.Value ?? "", statusCode, reason)]);
    }
}
