using System.Buffers.Binary;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Cairn.Testing;

/// <summary>Answers unary export calls over gRPC (gRPC over HTTP/2, "Length-Prefixed-Message").</summary>
internal sealed class OtlpGrpcIntake(OtlpStore store)
{
    public const string ContentType = "application/grpc";

    private const int PrefixBytes = 5;
    private const int InvalidArgument = 3;
    private const int Unimplemented = 12;

    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["/opentelemetry.proto.collector.trace.v1.TraceService/Export"] = "/v1/traces",
        ["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"] = "/v1/metrics",
        ["/opentelemetry.proto.collector.logs.v1.LogsService/Export"] = "/v1/logs",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public async Task ProcessAsync(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        if (!Paths.TryGetValue(context.Request.Path.Value ?? "", out var path))
        {
            Reject(context, Unimplemented, "The path is none of OTLP's three services.");
            return;
        }

        try
        {
            store.TryAccept(path, await ReadMessageAsync(context.Request, context.RequestAborted));
        }
        catch (InvalidDataException malformed)
        {
            Reject(context, InvalidArgument, malformed.Message);
            return;
        }

        await context.Response.Body.WriteAsync(new byte[PrefixBytes], context.RequestAborted); // an empty message is a complete success
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<byte[]> ReadMessageAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var frame = await RequestBody.ReadAsync(request.Body, cancellationToken);
        if (frame.Length < PrefixBytes || BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(1)) != frame.Length - PrefixBytes)
        {
            throw new InvalidDataException($"The body of {frame.Length} bytes is not one length-prefixed message.");
        }

        var isCompressed = frame[0] == 1;
        return isCompressed
            ? await RequestBody.ReadCompressedAsync(new MemoryStream(frame, PrefixBytes, frame.Length - PrefixBytes), cancellationToken)
            : frame[PrefixBytes..];
    }

    private void Reject(HttpContext context, int grpcStatus, string reason)
    {
        context.Response.AppendTrailer("grpc-status", $"{grpcStatus}");
        store.Rejections.Add([new OtlpRejection(context.Request.Path.Value ?? "", StatusCodes.Status200OK, reason)]);
    }
}
