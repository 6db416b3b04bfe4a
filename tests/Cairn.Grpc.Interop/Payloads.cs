using Cairn.Grpc.Interop.Protocol;
using Google.Protobuf;

namespace Cairn.Grpc.Interop;

/// <summary>Payloads as the tests have them: zeros.</summary>
internal static class Payloads
{
    public static Payload Of(int size) => new() { Type = PayloadType.Compressable, Body = ByteString.CopyFrom(new byte[size]) };
}
