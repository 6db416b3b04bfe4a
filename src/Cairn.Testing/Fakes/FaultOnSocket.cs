using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Testing.Fakes;

/// <summary>Fails on a real connection: writes to the socket what no server would, past the server, which has written nothing yet.</summary>
internal static class FaultOnSocket
{
    public static async Task RaiseAsync(HttpFault fault, HttpContext context)
    {
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        await socket.SendAsync(Bytes(fault), context.RequestAborted);
        End(socket, fault);

        var left = new TaskCompletionSource();
        await using var leaving = context.RequestAborted.Register(left.SetResult);
        await left.Task; // The rest of the connection is the caller's: what it has not read yet must not be lost.
        context.Abort();
    }

    private static byte[] Bytes(HttpFault fault)
    {
        var half = Encoding.ASCII.GetString(FaultInMemory.HalfABody);

        return Encoding.ASCII.GetBytes(fault.Kind switch
        {
            HttpFaultKind.Garbage => $"{FaultInMemory.NoStatusLine}\r\n\r\n",
            HttpFaultKind.TruncatedChunk => Beginning($"Transfer-Encoding: chunked\r\n\r\n{FaultInMemory.WholeLength:x}\r\n{half}"),
            HttpFaultKind.ResetMidBody or HttpFaultKind.WrongLength => Beginning($"Content-Length: {FaultInMemory.WholeLength}\r\n\r\n{half}"),
            _ => "",
        });
    }

    private static string Beginning(string rest) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{rest}";

    private static void End(Socket socket, HttpFault fault)
    {
        switch (fault.Kind)
        {
            case HttpFaultKind.ResetMidBody:
                socket.Close(timeout: 0);
                break;
            case not HttpFaultKind.Hang:
                socket.Shutdown(SocketShutdown.Send);
                break;
        }
    }
}
