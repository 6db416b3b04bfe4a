namespace Cairn.Cli.Migrate.Score;

/// <summary>What a running service says of its forms of Python: <c>GET /python-compat</c> on the management port.</summary>
internal sealed record BridgeReport(IReadOnlyList<BridgeFact> Bridges)
{
    public const string Path = "/python-compat";
}
