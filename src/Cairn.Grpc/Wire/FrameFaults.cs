namespace Cairn.Grpc.Wire;

/// <summary>What a peer can do wrong with the frame of a message, as the status that the call ends with.</summary>
internal static class FrameFaults
{
    public static GrpcException TooLarge(long limit) =>
        new(GrpcStatusCode.ResourceExhausted, FormattableString.Invariant($"A message is larger than {limit} bytes."));

    public static GrpcException BadFlag(byte flag) =>
        new(GrpcStatusCode.Internal, FormattableString.Invariant($"A message has the flag {flag}. It is 0 or 1."));

    public static GrpcException NoEncoding() =>
        new(GrpcStatusCode.Internal, "A message is compressed, and the call has no grpc-encoding.");

    public static GrpcException Truncated() =>
        new(GrpcStatusCode.Internal, "The call ended inside a message.");

    public static GrpcException NotProtobuf(Exception failure) =>
        new(new GrpcStatus(GrpcStatusCode.Internal, "A message is not valid protobuf of its type."), innerException: failure);
}
