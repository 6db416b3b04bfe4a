namespace Cairn.Grpc.Server;

/// <summary>The four shapes of a method: who sends several messages.</summary>
[Flags]
internal enum MethodKind
{
    Unary = 0,
    ClientStreaming = 1,
    ServerStreaming = 2,
    Duplex = ClientStreaming | ServerStreaming,
}
