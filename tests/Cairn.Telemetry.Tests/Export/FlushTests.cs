using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests;

/// <summary>The bounds on elapsed time are the thing under test, and far above what is promised: the SDK alone takes 15 seconds.</summary>
public sealed class FlushTests
{
    private static readonly TimeSpan FlushBound = TimeSpan.FromSeconds(6); // 3 s are promised
    private static readonly TimeSpan DisposalBound = TimeSpan.FromSeconds(3); // nothing is left to wait for

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task A_silent_collector_of_all_signals_is_given_up_and_disposal_waits_no_more(string protocol)
    {
        await using var collector = new SilentCollector();
        var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"),
            settings: [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Endpoint}", $"--OTEL_EXPORTER_OTLP_PROTOCOL={protocol}"]);
        await service.Http.GetAsync("/", Cancellation);

        var flushing = Stopwatch.StartNew();
        await service.Services.GetRequiredService<TelemetryProviders>().ShutdownAsync();
        flushing.Stop();
        var disposing = Stopwatch.StartNew();
        await service.DisposeAsync();

        Assert.Equal(3, collector.Calls); // each signal was tried
        Assert.InRange(flushing.Elapsed, TimeSpan.FromSeconds(1), FlushBound);
        Assert.InRange(disposing.Elapsed, TimeSpan.Zero, DisposalBound);
    }

    /// <summary>Accepts connections and never says anything.</summary>
    private sealed class SilentCollector : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentBag<TcpClient> _clients = [];
        private readonly Task _accepting;

        public SilentCollector()
        {
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public string Endpoint => $"http://{_listener.LocalEndpoint}";

        public int Calls => _clients.Count;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var client in _clients)
            {
                client.Dispose();
            }
        }

        private async Task AcceptAsync()
        {
            while (true)
            {
                _clients.Add(await _listener.AcceptTcpClientAsync(CancellationToken.None));
            }
        }
    }
}
