using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo;

/// <summary>The built service as a child process on loopback, with any free ports, in the Production environment.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private const int LinesShown = 20;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;

    private RunningService(ChildProcess process, Uri main, Uri grpc, Uri management)
    {
        _process = process;
        Main = main;
        Grpc = grpc;
        Management = management;
    }

    /// <summary>Where the service's own endpoints are.</summary>
    public Uri Main { get; }

    /// <summary>Where it speaks gRPC.</summary>
    public Uri Grpc { get; }

    /// <summary>Where its probes are.</summary>
    public Uri Management { get; }

    public int ProcessId => _process.Id;

    /// <summary>What the service has written so far.</summary>
    public IReadOnlyList<string> Output => _process.Output.Lines;

    /// <summary>Starts the service and waits until it has logged its three addresses.</summary>
    /// <exception cref="CommandFailedException">It ended or stayed silent instead (1).</exception>
    public static async Task<RunningService> StartAsync(
        Dotnet dotnet, string name, string projectFolder, string assembly, IReadOnlyDictionary<string, string?> environment, TimeProvider clock, CancellationToken cancellationToken)
    {
        var process = dotnet.Start(name, projectFolder, environment, "exec", assembly);
        try
        {
            using var limit = new CancellationTokenSource(StartLimit, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var main = process.Output.FirstAsync(line => LoggedAddress.In(line, "ListeningOnAddress"), both.Token);
            var management = process.Output.FirstAsync(line => LoggedAddress.In(line, "ManagementListening"), both.Token);
            var address = await main ?? throw Silent(process);
            var grpc = process.Output.FirstAsync(line => LoggedAddress.In(line, "ListeningOnAddress") is { } other && other != address ? other : null, both.Token);
            return new RunningService(process, address, await grpc ?? throw Silent(process), await management ?? throw Silent(process));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Silent(process);
            await process.DisposeAsync();
            throw failure;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends what an orchestrator sends: see <see cref="StopSignal"/>.</summary>
    public void AskToStop() => _process.AskToStop();

    public Task<int> WaitAsync(CancellationToken cancellationToken) => _process.WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static CommandFailedException Silent(ChildProcess process) => new(
        ExitCode.DoesNotHold,
        "The generated service did not log its three addresses. The demo reads them from its standard output. Its last lines are above.",
        [.. process.Output.Lines.TakeLast(LinesShown)]);

    /// <summary>What makes it the service of the demo, seen by a receiver and with somebody to tell.</summary>
    public static Dictionary<string, string?> Environment(Uri otlpEndpoint, Uri notifier) => new(Environment())
    {
        ["Cairn__Caching__Policies__builds__Expiration"] = $"{CacheTraffic.Expiration}",
        [$"Cairn__Dependencies__{DemoNotifier.Name}__Address"] = notifier.ToString(),
        [PlantedStore.DistanceKey.Replace(":", "__", StringComparison.Ordinal)] = $"{PlantedStore.Distance}",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlpEndpoint.ToString().TrimEnd('/'),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000", // ms
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500", // ms
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "500", // ms
    };

    /// <summary>Any free ports of loopback, in production, and nobody else.</summary>
    public static Dictionary<string, string?> Environment() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["Kestrel__Endpoints__Api__Url"] = "http://127.0.0.1:0", // in the order of their names
        ["Kestrel__Endpoints__Grpc__Url"] = "http://127.0.0.1:0",
        ["Kestrel__Endpoints__Grpc__Protocols"] = "Http2",
        ["Cairn__Hosting__ManagementPort"] = "0",
        ["Cairn__Hosting__ManagementAddress"] = "127.0.0.1",
        ["Cairn__Hosting__DrainDelay"] = "00:00:02",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
        ["NO_PROXY"] = "127.0.0.1",
    };
}
