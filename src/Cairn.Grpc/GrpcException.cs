namespace Cairn.Grpc;

/// <summary>Ends a call with a status: thrown by a handler, it is what the caller gets; thrown by a client, it is what the server said.</summary>
/// <param name="status">The status.</param>
/// <param name="trailers">Metadata that goes with it, or <see langword="null"/> for none.</param>
/// <param name="innerException">What led to it; it is not sent.</param>
public sealed class GrpcException(GrpcStatus status, GrpcMetadata? trailers = null, Exception? innerException = null)
    : Exception(Describe(status), innerException)
{
    /// <summary>Ends a call with a code and a message.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">What the caller is told in words.</param>
    public GrpcException(GrpcStatusCode code, string? message = null)
        : this(new GrpcStatus(code, message))
    {
    }

    /// <summary>The status.</summary>
    public GrpcStatus Status { get; } = status;

    /// <summary>Metadata that goes with the status.</summary>
    /// <value>The default is empty.</value>
    public GrpcMetadata Trailers { get; } = trailers ?? new GrpcMetadata();

    private static string Describe(GrpcStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);

        return status.Message is null ? $"{status.Code}" : $"{status.Code}: {status.Message}";
    }
}
