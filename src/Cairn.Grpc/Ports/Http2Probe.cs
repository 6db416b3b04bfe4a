using System.Net;
using System.Net.Sockets;

namespace Cairn.Grpc.Ports;

/// <summary>Asks a port whether it speaks HTTP/2 without TLS: it does if the first thing it says is SETTINGS (RFC 9113, 3.4).</summary>
internal static class Http2Probe
{
    private const int FrameHeaderSize = 9;
    private const int FrameType = 3;
    private const byte Settings = 4;

    public static async Task<bool> SpeaksHttp2Async(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(HostOf(address), address.Port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8.ToArray(), cancellationToken);

            var answer = new byte[FrameHeaderSize];
            return await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken) == answer.Length
                && answer[FrameType] == Settings;
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }

    /// <summary>A port that listens on all addresses is asked on the loopback.</summary>
    private static string HostOf(Uri address) => address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? IPAddress.Loopback.ToString() : address.DnsSafeHost;
}
