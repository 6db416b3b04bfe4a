using System.Net.Sockets;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>Sends bytes over a connection of its own and reads until the server closes it.</summary>
internal static class WireClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<WireAnswer> AskAsync(Uri address, Probe probe, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(probe.Request, patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // A server that refuses a request may close the connection while it is still sent; what it said counts.
        }

        return WireAnswer.Parse(answer.ToArray(), probe.IsHead);
    }
}
