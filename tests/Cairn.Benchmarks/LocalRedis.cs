using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cairn.Caching.Redis;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Benchmarks;

/// <summary>A redis-server of the benchmark's own, on a loopback port.</summary>
internal sealed class LocalRedis : IAsyncDisposable
{
    private Process _process;

    private LocalRedis(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Endpoint => $"127.0.0.1:{Port}";

    public static async Task<LocalRedis> StartAsync()
    {
        var port = FreePort();
        return new LocalRedis(await RunAsync(port), port);
    }

    /// <summary>Kills the server and starts an empty one in its place.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        _process = await RunAsync(Port);
    }

    /// <summary>Stops the process for a while: its sockets stay open, and nothing answers.</summary>
    public async Task PauseAsync(TimeSpan time)
    {
        await SignalAsync("-STOP");
        await Task.Delay(time);
        await SignalAsync("-CONT");
    }

    /// <summary>Sends a command as an operator does.</summary>
    public async Task TellAsync(params RespArgument[] words)
    {
        var stream = await Transport.OpenAsync(new RedisAddress("127.0.0.1", Port), new RedisTlsSettings(), CancellationToken.None);
        using var connection = new RedisConnection(stream, new ConnectionLimits(), TimeProvider.System, static _ => { });
        await connection.SendAsync(words, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Process> RunAsync(int port)
    {
        string[] words = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        var process = Process.Start(new ProcessStartInfo("redis-server", words) { RedirectStandardOutput = true })!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("eady to accept connections", StringComparison.Ordinal))
            {
                // Nobody reads on: what follows must not fill the pipe and stop the server.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return process;
            }
        }

        throw new InvalidOperationException("redis-server did not start.");
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
