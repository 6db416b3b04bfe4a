using System.Net;
using System.Net.Sockets;
using System.Text;
using Cairn.Caching.Redis;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Benchmarks;

/// <summary>
/// Processor time of this process for a GET of 1 KiB with 128 of them in flight, against a socket that sends the same bytes in one piece and
/// only counts those that come back.
/// </summary>
internal static class RedisVariant
{
    private const string Socket = "socket alone";
    private const string Connection = "connection";
    private const int InFlight = 128;
    private const int ValueBytes = 1024;
    private const int Repeats = 1_000;

    private static readonly RespArgument[] Get = ["GET", "cairn:1:build:42"];

    public static Benchmark Benchmark { get; } = new("redis", [Socket, Connection], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string variant)
    {
        await using var server = await LocalRedis.StartAsync();
        var stream = await Transport.OpenAsync(new RedisAddress("127.0.0.1", server.Port), new RedisTlsSettings(), CancellationToken.None);
        using var connection = new RedisConnection(stream, new ConnectionLimits(), TimeProvider.System, static _ => { });
        await connection.SendAsync(["SET", "cairn:1:build:42", new byte[ValueBytes]], CancellationToken.None);

        if (variant == Connection)
        {
            return await ProcessorCost.OfAsync(() => Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => ReadAsync(connection))), InFlight * Repeats);
        }

        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return await ProcessorCost.OfAsync(() => ExchangeAsync(socket), InFlight * Repeats);
    }

    private static async Task ReadAsync(RedisConnection connection)
    {
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            await connection.SendAsync(Get, CancellationToken.None);
        }
    }

    private static async Task ExchangeAsync(Socket socket)
    {
        var request = new SendBuffer();
        for (var command = 0; command < InFlight; command++)
        {
            RespWriter.WriteCommand(request, Get);
        }

        var reply = Encoding.ASCII.GetByteCount($"${ValueBytes}\r\n") + ValueBytes + 2;
        var buffer = new byte[64 * 1024];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            await socket.SendAsync(request.Written);
            for (var left = InFlight * reply; left > 0;)
            {
                left -= await socket.ReceiveAsync(buffer);
            }
        }
    }
}
