using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Testing;

/// <summary>
/// A TCP balancer on loopback: each connection goes to one endpoint, and to no other if that one refuses it. Endpoints take turns, in
/// another order each round, so that no rhythm of the calls sends one kind of them to one replica. Connections of an endpoint that is
/// removed are left alone.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<(int Replica, IPEndPoint Address)> _endpoints = [];
    private readonly Stack<(int Replica, IPEndPoint Address)> _round = new();
    private readonly ConcurrentDictionary<int, int> _replicaOfClient = new(); // by the client's port
    private readonly ConcurrentDictionary<Socket, (int Replica, Task Relay)> _open = new();
    private readonly Task _accepting;

    public Balancer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndPoint!;

    public void Add(int replica, IPEndPoint address)
    {
        lock (_gate)
        {
            if (!_endpoints.Contains((replica, address)))
            {
                _endpoints.Add((replica, address));
                _round.Clear();
            }
        }
    }

    public void Remove(int replica)
    {
        lock (_gate)
        {
            _endpoints.RemoveAll(endpoint => endpoint.Replica == replica);
            _round.Clear();
        }
    }

    /// <summary>How many connections of clients a replica has open.</summary>
    public int OpenConnections(int replica) => _open.Values.Count(open => open.Replica == replica);

    /// <summary>The replica that a client's connection was given to, told by the client's port.</summary>
    public int? ReplicaOf(int clientPort) => _replicaOfClient.TryGetValue(clientPort, out var replica) ? replica : null;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        await Task.WhenAll(_open.Values.Select(open => open.Relay));
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                Give(await _listener.AcceptAsync(_end.Token));
            }
            catch (SocketException)
            {
                // The client was gone before its turn.
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Give(Socket client)
    {
        var clientPort = ((IPEndPoint)client.RemoteEndPoint!).Port;
        if (Next() is not { } endpoint)
        {
            _replicaOfClient.TryRemove(clientPort, out _);
            Relay.Reset(client);
            return;
        }

        _replicaOfClient[clientPort] = endpoint.Replica;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[client] = (endpoint.Replica, RelayAsync(client, endpoint.Address, start.Task));
        start.SetResult(); // not before it is noted: it removes the note when it ends
    }

    private (int Replica, IPEndPoint Address)? Next()
    {
        lock (_gate)
        {
            if (_round.Count == 0)
            {
                _endpoints.Shuffle().ToList().ForEach(_round.Push);
            }

            return _round.TryPop(out var next) ? next : null;
        }
    }

    private async Task RelayAsync(Socket client, IPEndPoint address, Task noted)
    {
        await noted;
        await Relay.RunAsync(client, address, _end.Token);
        _open.TryRemove(client, out _);
    }
}
