using System.Net;
using System.Net.Sockets;

namespace Cairn.Testing;

/// <summary>Passes bytes between a client and a replica until both have ended; the error of one side is the error of the other.</summary>
internal static class Relay
{
    public static async Task RunAsync(Socket client, IPEndPoint address, CancellationToken cancellationToken)
    {
        var replica = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await replica.ConnectAsync(address, cancellationToken);
            await Task.WhenAll(PassAsync(client, replica, broken), PassAsync(replica, client, broken));
            client.Dispose();
            replica.Dispose();
        }
        catch (Exception error) when (error is IOException or SocketException || (error is OperationCanceledException && broken.IsCancellationRequested))
        {
            Reset(client);
            Reset(replica);
        }
    }

    /// <summary>Ends a connection so that the other side sees an error, not an end.</summary>
    public static void Reset(Socket socket) => socket.Close(timeout: 0);

    private static async Task PassAsync(Socket from, Socket to, CancellationTokenSource broken)
    {
        try
        {
            await using var source = new NetworkStream(from, ownsSocket: false);
            await using var target = new NetworkStream(to, ownsSocket: false);
            await source.CopyToAsync(target, broken.Token);
            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }
}
