using Cairn.Migration.Rollback;

namespace Cairn.Migration.Routing;

/// <summary>One line of the table, as it was configured. <see cref="Shadow"/> and <see cref="Percent"/> are percentages, <see cref="ShadowRate"/> is copies a second.</summary>
internal sealed record StranglerRoute(string Match, RoutePattern Pattern)
{
    public RouteState State { get; init; }

    public double Percent { get; init; }

    public StickyKey StickyBy { get; init; } = StickyKey.Client;

    public double Shadow { get; init; }

    public int ShadowRate { get; init; } = 10;

    public ShadowWrites Writes { get; init; }

    public bool FallsBack { get; init; } = true;

    public RollbackRule Rollback { get; init; } = new();
}
