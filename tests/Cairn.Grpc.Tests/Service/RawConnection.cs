using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Grpc.Tests.Service;

/// <summary>HTTP/2 by hand: one call on one connection, each frame as it comes (RFC 9113). The header table is off, so that headers are read without state.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private const byte Data = 0;
    private const byte HeadersFrame = 1;
    private const byte Settings = 4;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;

    private RawConnection()
    {
    }

    /// <param name="address">Where the service is.</param>
    /// <param name="window">How many bytes the service may send until the test says more.</param>
    public static async Task<RawConnection> OpenAsync(Uri address, int window = 65535)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        connection._stream = connection._client.GetStream();
        await connection._stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await connection.SendAsync(Settings, 0, 0, [0, 1, 0, 0, 0, 0, 0, 4, .. Number(window)]); // no header table; the window of a stream
        return connection;
    }

    public Task SendHeadersAsync(string method, params (string Name, string Value)[] headers)
    {
        (string, string)[] all =
        [
            (":method", "POST"), (":scheme", "http"), (":path", $"/cairn.tests.Echo/{method}"), (":authority", "localhost"),
            ("content-type", "application/grpc"), ("te", "trailers"), .. headers,
        ];
        return SendAsync(HeadersFrame, EndHeaders, 1, [.. all.SelectMany(Literal)]);
    }

    public Task SendDataAsync(byte[] bytes, bool isEnd = false) => SendAsync(Data, isEnd ? EndStream : (byte)0, 1, bytes);

    /// <summary>The next frame of the call, or <see langword="null"/> when the connection has ended.</summary>
    public async Task<(byte Type, byte Flags, byte[] Payload)?> NextAsync()
    {
        while (true)
        {
            var header = new byte[9];
            if (await _stream.ReadAtLeastAsync(header, 9, throwOnEndOfStream: false, TestContext.Current.CancellationToken) < 9)
            {
                return null;
            }

            var payload = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
            await _stream.ReadExactlyAsync(payload, TestContext.Current.CancellationToken);
            if (header[3] == Settings && (header[4] & 1) == 0)
            {
                await SendAsync(Settings, 1, 0, []);
            }

            if (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) == 1)
            {
                return (header[3], header[4], payload);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(byte type, byte flags, int stream, byte[] payload)
    {
        byte[] header = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, .. Number(stream)];
        await _stream.WriteAsync((byte[])[.. header, .. payload], TestContext.Current.CancellationToken);
    }

    /// <summary>A header as a literal that is not indexed, without Huffman coding (RFC 7541, 6.2.2).</summary>
    private static byte[] Literal((string Name, string Value) header) =>
        [0, (byte)header.Name.Length, .. Encoding.ASCII.GetBytes(header.Name), (byte)header.Value.Length, .. Encoding.ASCII.GetBytes(header.Value)];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
