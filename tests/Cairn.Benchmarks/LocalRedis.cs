using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Benchmarks;

/// <summary>A redis-server of the benchmark's own, on a loopback port.</summary>
internal sealed class LocalRedis : IAsyncDisposable
{
    private readonly Process _process;

    private LocalRedis(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<LocalRedis> StartAsync()
    {
        var port = FreePort();
        string[] words = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        var process = Process.Start(new ProcessStartInfo("redis-server", words) { RedirectStandardOutput = true })!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("eady to accept connections", StringComparison.Ordinal))
            {
                return new LocalRedis(process, port);
            }
        }

        throw new InvalidOperationException("redis-server did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
