using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Caching.Redis.Tests.Servers;

/// <summary>Stands between a node and a server, and does to their connection what networks do.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _replies = Opened();
    private volatile bool _isCut;
    private volatile bool _swallows;

    public TcpRelay(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Endpoint => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Holds back what the server says, until <see cref="Release"/>.</summary>
    public void Hold() => _replies = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _replies.TrySetResult();

    /// <summary>Drops the connections, and every new one, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _isCut = true;
        Drop();
    }

    public void Mend() => _isCut = false;

    /// <summary>Drops the connections there are; new ones work.</summary>
    public void Drop()
    {
        foreach (var socket in _sockets.Keys)
        {
            socket.Close(0);
        }
    }

    /// <summary>Lets every byte of the connections there are vanish, in both directions, without ending them. New ones work.</summary>
    public void Swallow()
    {
        _swallows = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Release();
        Drop();
        await _accepting;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync(_stop.Token);
                _ = _isCut ? Task.Run(() => near.Close(0)) : ServeAsync(near);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The relay ends.
        }
    }

    private async Task ServeAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _swallows = false;
        near.NoDelay = true;
        (_sockets[near], _sockets[far]) = (true, true);

        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
            await Task.WhenAny(CopyAsync(near, far, isReply: false), CopyAsync(far, near, isReply: true));
        }
        catch (SocketException)
        {
            // The server is away.
        }
        finally
        {
            near.Close();
            _sockets.TryRemove(near, out _);
            _sockets.TryRemove(far, out _);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isReply)
    {
        var buffer = new byte[64 * 1024];
        var swallowed = false;

        while (await from.ReceiveAsync(buffer, _stop.Token) is var count and > 0)
        {
            if (isReply)
            {
                await _replies.Task;
            }

            swallowed |= _swallows;

            if (!swallowed)
            {
                await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
