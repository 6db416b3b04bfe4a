using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Migration.Tests.Wire;

/// <summary>One end of a connection, byte by byte, as Latin-1 text.</summary>
internal sealed class RawConnection(Socket socket) : IAsyncDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);

    public static async Task<RawConnection> ToAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return new RawConnection(socket);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    public Task SendAsync(string text) => _stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask().WaitAsync(Guard);

    /// <summary>Up to the empty line and with it; less when the connection ends before.</summary>
    public Task<string> ReadHeadAsync() => ReadThroughAsync("\r\n\r\n");

    public async Task<string> ReadThroughAsync(string end)
    {
        var text = new StringBuilder();
        while (text.Length < end.Length || text.ToString(text.Length - end.Length, end.Length) != end)
        {
            if (await ReadByteAsync() is not { } next)
            {
                break;
            }

            text.Append(next);
        }

        return text.ToString();
    }

    public async Task<string> ReadAsync(int count)
    {
        var text = new StringBuilder();
        while (text.Length < count && await ReadByteAsync() is { } next)
        {
            text.Append(next);
        }

        return text.ToString();
    }

    public Task SkipAsync(int count) => _stream.ReadExactlyAsync(new byte[count]).AsTask().WaitAsync(Guard);

    /// <summary>Until the other end closes or resets.</summary>
    public Task<string> ReadToEndAsync() => ReadAsync(int.MaxValue);

    /// <summary>Ends the connection without the farewell of TCP.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private async Task<char?> ReadByteAsync()
    {
        var one = new byte[1];
        try
        {
            return await _stream.ReadAsync(one).AsTask().WaitAsync(Guard) == 1 ? (char)one[0] : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
