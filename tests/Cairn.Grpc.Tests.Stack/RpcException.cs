namespace Grpc.Core;

public class RpcException(Status status, Metadata trailers) : Exception(status.Detail)
{
    public Status Status { get; } = status;

    public Metadata Trailers { get; } = trailers;
}
