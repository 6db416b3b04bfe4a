namespace Cairn.Cli.Migrate.Routes;

/// <summary>What the strangler of a running service says of its table: <c>GET /strangler</c> on the management port.</summary>
/// <param name="Faults">Why a newer table was not taken over.</param>
/// <param name="Routes">The routes in force.</param>
internal sealed record LiveReport(IReadOnlyList<string> Faults, IReadOnlyList<LiveState> Routes)
{
    public const string Path = "/strangler";

    public LiveState? Find(string match) => Routes.FirstOrDefault(route => route.Match == match);
}
