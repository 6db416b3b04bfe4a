namespace Cairn.Grpc.Wire;

/// <summary>Names of the headers and trailers of gRPC over HTTP/2.</summary>
internal static class GrpcHeaders
{
    public const string ContentType = "application/grpc";

    public const string Status = "grpc-status";

    public const string Message = "grpc-message";

    public const string StatusDetails = "grpc-status-details-bin";

    public const string Timeout = "grpc-timeout";

    public const string Encoding = "grpc-encoding";

    public const string AcceptEncoding = "grpc-accept-encoding";

    public const string BinarySuffix = "-bin";

    public const string ReservedPrefix = "grpc-";

    /// <summary>Whether a content type is gRPC's: with a format or parameters or without, but not gRPC-Web's.</summary>
    public static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');
}
