using System.Net;
using System.Net.Sockets;
using System.Text;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Tests.Servers;

/// <summary>The other end of one connection, played by the test: it reads what is sent and answers what and when it likes.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly byte[] _buffer = new byte[1024 * 1024];
    private readonly Socket _socket;
    private int _unread;

    private ScriptedServer(Socket socket, Stream clientSide) => (_socket, ClientSide) = (socket, clientSide);

    public Stream ClientSide { get; }

    public static async Task<ScriptedServer> StartAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(listener.LocalEndpoint, stop);
        return new ScriptedServer(await listener.AcceptSocketAsync(stop), new NetworkStream(client, ownsSocket: true));
    }

    /// <summary>The words of the next command.</summary>
    public async Task<string> ReceiveAsync()
    {
        var framer = new RespFramer(new RespLimits());

        while (true)
        {
            if (_unread > 0 && framer.Measure(_buffer.AsSpan(0, _unread)) is var length and > 0)
            {
                return Take(length);
            }

            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_unread), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, count);
            _unread += count;
        }
    }

    public async Task SendAsync(string bytes) => await SendAsync(Encoding.UTF8.GetBytes(bytes));

    public async ValueTask SendAsync(byte[] bytes) => await _socket.SendAsync(bytes, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _socket.Dispose();
        ClientSide.Dispose();
    }

    private string Take(int length)
    {
        var words = new List<string>();

        foreach (var word in new RespReader(_buffer.AsSpan(0, length)).Read().Items)
        {
            words.Add(word.Text());
        }

        _buffer.AsSpan(length, _unread - length).CopyTo(_buffer);
        _unread -= length;
        return string.Join(' ', words);
    }
}
