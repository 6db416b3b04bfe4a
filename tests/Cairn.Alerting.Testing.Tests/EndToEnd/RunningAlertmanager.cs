using System.Net.Http.Json;
using System.Text.Json;

namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>A real Alertmanager with the configuration that is generated from objectives, and nobody to deliver to.</summary>
internal sealed class RunningAlertmanager : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-alertmanager-");
    private readonly HttpClient _http = new();
    private ToolProcess? _process;

    private Uri Alerts => new($"http://{_process!.Address}/api/v2/alerts");

    public static async Task<RunningAlertmanager> StartAsync(AlertArtefacts artefacts)
    {
        var manager = new RunningAlertmanager();
        artefacts.WriteTo(manager._folder.FullName);
        try
        {
            manager._process = await ToolProcess.StartAsync(
                "prometheus-alertmanager", manager._folder.FullName, "--config.file=deploy/alerts/alertmanager.yaml", "--storage.path=data", "--cluster.listen-address=");
            return manager;
        }
        catch
        {
            await manager.DisposeAsync();
            throw;
        }
    }

    /// <summary>Raises alerts, as Prometheus does.</summary>
    public async Task RaiseAsync(params Dictionary<string, string>[] alerts)
    {
        using var answer = await _http.PostAsJsonAsync(Alerts, alerts.Select(labels => new { labels }), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until so many alerts are kept back, and tells which.</summary>
    /// <returns>Of each, its name and objective.</returns>
    public async Task<IReadOnlyList<string>> KeptBackAsync(int count)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Limit);
        using var beat = new PeriodicTimer(Beat);
        while (await beat.WaitForNextTickAsync(late.Token))
        {
            var alerts = await _http.GetFromJsonAsync<JsonElement[]>(Alerts, late.Token);
            var kept = alerts!.Where(alert => alert.GetProperty("status").GetProperty("state").GetString() == "suppressed").Select(NameOf).Order(StringComparer.Ordinal).ToList();
            if (kept.Count >= count)
            {
                return kept;
            }
        }

        return [];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string NameOf(JsonElement alert)
    {
        var labels = alert.GetProperty("labels");
        return $"{labels.GetProperty("service").GetString()}: {labels.GetProperty("alertname").GetString()}";
    }
}
