namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>A real Prometheus that scrapes a service and evaluates its rules, and a real Alertmanager with its route.</summary>
internal sealed class AlertStack : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-alerts-");
    private readonly List<ToolProcess> _processes = [];

    public static async Task<AlertStack> StartAsync(LiveService service, Pager pager)
    {
        var stack = new AlertStack();
        try
        {
            await stack.RunAsync(service, pager);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task RunAsync(LiveService service, Pager pager)
    {
        service.Artefacts.WriteTo(_folder.FullName);
        var route = await File.ReadAllTextAsync(In("deploy/alerts/alertmanager.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(In("alertmanager.yml"), WithReceiver(route, pager.Address), TestContext.Current.CancellationToken);
        var alertmanager = await RunAsync("prometheus-alertmanager", "--config.file=alertmanager.yml", "--storage.path=alertmanager", "--cluster.listen-address=");

        await File.WriteAllTextAsync(In("prometheus.yml"), Prometheus(service.Management, alertmanager.Address), TestContext.Current.CancellationToken);
        await RunAsync("prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=prometheus");
    }

    private async Task<ToolProcess> RunAsync(string name, params string[] arguments)
    {
        var process = await ToolProcess.StartAsync(name, _folder.FullName, arguments);
        _processes.Add(process);
        return process;
    }

    private string In(string path) => Path.Combine(_folder.FullName, path);

    /// <summary>The generated route, with the address that it lacks on purpose, and in a hurry.</summary>
    private static string WithReceiver(string route, Uri pager) => route
        .Replace("group_wait: 10s", "group_wait: 0s\n      group_interval: 1s", StringComparison.Ordinal)
        .Replace("  - name: ci-experience-page\n", $"  - name: ci-experience-page\n    webhook_configs:\n      - url: {pager}\n", StringComparison.Ordinal);

    private static string Prometheus(string service, string alertmanager) =>
        $"""
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
        rule_files: ['deploy/alerts/*.rules.yaml']
        alerting:
          alertmanagers:
            - static_configs:
                - targets: ['{alertmanager}']
        scrape_configs:
          - job_name: build-status
            static_configs:
              - targets: ['{service}']
        """;
}
