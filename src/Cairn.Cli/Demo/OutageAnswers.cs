namespace Cairn.Cli.Demo;

/// <summary>What the service answered with its notifier, and without it.</summary>
internal sealed record OutageAnswers
{
    /// <summary>A build reported while the notifier was well.</summary>
    public required Exchange Told { get; init; }

    /// <summary>How many notices the notifier had got by then.</summary>
    public required int Notices { get; init; }

    /// <summary>Reports while the notifier failed, one after another: more than open its breaker.</summary>
    public required IReadOnlyList<Exchange> During { get; init; }

    /// <summary>How many notices have reached the notifier meanwhile.</summary>
    public required int Failed { get; init; }

    /// <summary>The ledger on the management port after them.</summary>
    public required Exchange Ledger { get; init; }

    /// <summary>Readiness after them.</summary>
    public required Exchange Ready { get; init; }

    /// <summary>What was sent to the main port.</summary>
    public IReadOnlyList<Exchange> All => [Told, .. During];
}
