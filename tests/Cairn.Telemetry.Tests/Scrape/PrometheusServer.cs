using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Telemetry.Tests;

/// <summary>A real Prometheus on a free port of the loopback interface, which scrapes one address every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _directory;

    private PrometheusServer(Process process, DirectoryInfo directory) => (_process, _directory) = (process, directory);

    public HttpClient Http { get; } = new();

    public static async Task<PrometheusServer> StartAsync(Uri scraped, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(ToolOnPath.Exists("prometheus"), "prometheus is not installed.");
        var directory = Directory.CreateTempSubdirectory("cairn-prometheus-");
        var config = Path.Combine(directory.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(config, Configuration(scraped), cancellationToken);
        var start = new ProcessStartInfo(
            "prometheus",
            [
                $"--config.file={config}", $"--storage.tsdb.path={Path.Combine(directory.FullName, "data")}",
                "--web.listen-address=127.0.0.1:0", "--enable-feature=exemplar-storage", "--log.format=json",
            ])
        {
            RedirectStandardError = true,
        };

        var server = new PrometheusServer(Process.Start(start)!, directory);
        server.Http.BaseAddress = new Uri($"http://{await server.ReadAddressAsync(cancellationToken)}");
        return server;
    }

    /// <summary>Asks for the data of an answer of the HTTP API.</summary>
    public async Task<JsonElement> QueryAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await Http.GetStringAsync(path, cancellationToken));
        return answer.RootElement.GetProperty("data").Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    /// <summary>Reads the log up to the line that says on which port it listens, and then on, so that it never waits for a reader.</summary>
    private async Task<string> ReadAddressAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            using var entry = JsonDocument.Parse(line);
            if (entry.RootElement.TryGetProperty("address", out var address) && entry.RootElement.GetProperty("msg").GetString() == "Listening on")
            {
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return address.GetString()!;
            }
        }

        throw new InvalidOperationException("Prometheus ended before it listened.");
    }

    private static string Configuration(Uri scraped) => $"""
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
        scrape_configs:
          - job_name: ci
            static_configs:
              - targets: ['{scraped.Authority}']
        """;
}
