namespace Cairn.Grpc.Wire;

/// <summary>How the bytes of a message are compressed (gRPC over HTTP/2, "Content-Coding").</summary>
internal enum MessageEncoding
{
    Identity,
    Gzip,
    Deflate,
}
