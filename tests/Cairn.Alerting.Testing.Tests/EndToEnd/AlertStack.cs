namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>A real Prometheus that scrapes a service and evaluates its rules, and a real Alertmanager with its route.</summary>
internal sealed class AlertStack : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-alerts-");
    private readonly List<ToolProcess> _processes = [];

    /// <summary>Whether its programs are there.</summary>
    public static bool IsInstalled => ToolProcess.IsInstalled("prometheus") && ToolProcess.IsInstalled("prometheus-alertmanager");

    /// <summary>Starts both for a service.</summary>
    /// <param name="writeArtefacts">Writes the service's artefacts below a folder.</param>
    /// <param name="job">The label <c>job</c> of its series.</param>
    /// <param name="management">Where it is scraped, as host and port.</param>
    /// <param name="pager">Who is paged.</param>
    public static async Task<AlertStack> StartAsync(Func<string, Task> writeArtefacts, string job, string management, Pager pager)
    {
        var stack = new AlertStack();
        try
        {
            await writeArtefacts(stack._folder.FullName);
            await stack.RunAsync(job, management, pager);
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

    private async Task RunAsync(string job, string management, Pager pager)
    {
        var route = await File.ReadAllTextAsync(In("deploy/alerts/alertmanager.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(In("alertmanager.yml"), WithReceiver(route, pager.Address), TestContext.Current.CancellationToken);
        var alertmanager = await RunAsync("prometheus-alertmanager", "--config.file=alertmanager.yml", "--storage.path=alertmanager", "--cluster.listen-address=");

        await File.WriteAllTextAsync(In("prometheus.yml"), Prometheus(job, management, alertmanager.Address), TestContext.Current.CancellationToken);
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

    private static string Prometheus(string job, string service, string alertmanager) =>
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
          - job_name: {job}
            static_configs:
              - targets: ['{service}']
        """;
}
