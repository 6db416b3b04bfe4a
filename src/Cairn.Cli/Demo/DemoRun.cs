using System.Text.Json;

namespace Cairn.Cli.Demo;

/// <summary>All that one run of the demo has observed. Promises are judged by it alone.</summary>
internal sealed record DemoRun
{
    public required PackedSdk Sdk { get; init; }

    public required Scaffold Scaffold { get; init; }

    /// <summary>The Cairn packages that the build took, as "id/version".</summary>
    public required IReadOnlyList<string> PackagesUsed { get; init; }

    public required IReadOnlyList<BuildWarning> Warnings { get; init; }

    public required TestCount Tests { get; init; }

    public required AlertsMade Alerts { get; init; }

    public required Answers Answers { get; init; }

    public required Drain Drain { get; init; }

    /// <summary>The service's standard output.</summary>
    public required IReadOnlyList<string> Output { get; init; }

    public required Received Received { get; init; }

    /// <summary>What was seen of the service before a Flask service; null where no Python has Flask.</summary>
    public required MovedRoutes? Moved { get; init; }

    public required IReadOnlyList<Repair> Repairs { get; init; }

    /// <summary>Everything that was sent to the main port, also while it drained.</summary>
    public IReadOnlyList<Exchange> MainPortRequests => [.. Answers.Requests, .. Answers.Calls.All, .. Answers.Caching.All, .. Answers.Outage.All, .. Answers.ProbesOnMain, Drain.ServedAfter];

    /// <summary>The lines of the service's output that are JSON objects.</summary>
    public IReadOnlyList<JsonElement> Log => [.. Output.Select(JsonText.Parse).OfType<JsonElement>()];
}
