using System.Buffers;
using Cairn.Grpc.Server;
using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Testing;

/// <summary>Sends the beginning of a message, and breaks the connection.</summary>
internal static class CutMessage
{
    private static readonly byte[] HalfOfTen = [0, 0, 0, 0, 10, 1, 2, 3, 4, 5];

    public static async Task SendAsync(ServerCall call)
    {
        var http = call.Context.HttpContext;
        http.Response.ContentType = GrpcHeaders.ContentType;
        http.Response.BodyWriter.Write(HalfOfTen);
        await http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        http.Abort();
        throw new OperationCanceledException("The fake has cut the call.");
    }
}
