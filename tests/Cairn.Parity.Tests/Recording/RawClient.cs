using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Parity.Tests.Recording;

/// <summary>Sends bytes, and reads what comes back.</summary>
internal static class RawClient
{
    /// <summary>Sends all requests on one connection, and reads until the server closes it.</summary>
    public static async Task<string> SendAsync(Uri address, string bytes, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), cancellationToken);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, cancellationToken);
        return Encoding.Latin1.GetString(received.ToArray());
    }

    /// <summary>Sends a request, and closes the connection with the last byte of the answer, as most that ask once do.</summary>
    public static async Task AskAndLeaveAsync(Uri address, string bytes, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), cancellationToken);
        await ReadMessageAsync(stream);
    }

    /// <summary>A head, and as much as its Content-Length says.</summary>
    public static async Task<string> ReadMessageAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        var missing = -1;
        while (missing != 0 && await stream.ReadAsync(buffer) > 0)
        {
            text.Append((char)buffer[0]);
            missing--;
            if (missing < 0 && text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                var length = text.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
                missing = length is null ? 0 : int.Parse(length, CultureInfo.InvariantCulture);
            }
        }

        return text.ToString();
    }
}
