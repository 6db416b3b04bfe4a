using Cairn.Migration.Rollback;
using Microsoft.Extensions.Configuration;

namespace Cairn.Migration.Routing;

/// <summary>Reads one route of the table.</summary>
internal static class RouteReader
{
    private const string Match = "Match";
    private const string StickyBy = "StickyBy";
    private const string RollbackKey = "Rollback";

    private static readonly (string, RouteState)[] States =
        [.. Enum.GetValues<RouteState>().Select(state => (StateNames.Of(state), state))];

    private static readonly (string, ShadowWrites)[] Writes =
        [("off", ShadowWrites.Off), ("sandbox", ShadowWrites.Sandbox), ("dry-run", ShadowWrites.DryRun), ("idempotent", ShadowWrites.Idempotent)];

    /// <summary>The route, or nothing if it cannot be told what it matches. Faults are added either way.</summary>
    public static StranglerRoute? Read(IConfigurationSection section, IList<string> faults)
    {
        var reader = new SettingReader(section, faults);
        reader.RefuseOthers(
            Match, nameof(StranglerRoute.State), nameof(StranglerRoute.Percent), StickyBy, nameof(StranglerRoute.Shadow), nameof(StranglerRoute.ShadowRate),
            nameof(StranglerRoute.Writes), nameof(StranglerRoute.FallsBack), RollbackKey);

        var state = reader.Choice(nameof(StranglerRoute.State), RouteState.Legacy, States);
        var (pattern, rule) = RoutePattern.Parse(reader.Text(Match) ?? "");
        if (pattern is null)
        {
            return reader.Reject(Match, rule!, "one like 'GET /builds/{id}'", (StranglerRoute?)null);
        }

        var route = new StranglerRoute(reader.Text(Match)!, pattern)
        {
            State = state,
            Percent = reader.Number(nameof(StranglerRoute.Percent), 0, most: 100),
            StickyBy = Sticky(reader),
            Shadow = reader.Number(nameof(StranglerRoute.Shadow), state is RouteState.Shadow ? 100 : 0, most: 100),
            ShadowRate = (int)reader.Number(nameof(StranglerRoute.ShadowRate), 10, most: 10_000),
            Writes = reader.Choice(nameof(StranglerRoute.Writes), ShadowWrites.Off, Writes),
            FallsBack = reader.Choice(nameof(StranglerRoute.FallsBack), true, ("true", true), ("false", false)),
            Rollback = RollbackOf(section.GetSection(RollbackKey), faults),
        };
        if (reader.Text(nameof(StranglerRoute.Percent)) is not null != state is RouteState.Canary)
        {
            return reader.Reject(nameof(StranglerRoute.Percent), $"A canary needs it, and a route that is {StateNames.Of(state)} has none", "10 with the state canary, or another state without it", route);
        }

        return route;
    }

    private static StickyKey Sticky(SettingReader reader) =>
        reader.Text(StickyBy) is not { } text ? StickyKey.Client
        : StickyKey.Parse(text) ?? reader.Reject(StickyBy, "It must be client, header:<name> or cookie:<name>", "client", StickyKey.Client);

    private static RollbackRule RollbackOf(IConfigurationSection section, IList<string> faults)
    {
        var (reader, rule) = (new SettingReader(section, faults), new RollbackRule());
        reader.RefuseOthers(nameof(rule.MaxErrorDelta), nameof(rule.MinSamples), nameof(rule.For));
        rule = new RollbackRule
        {
            MaxErrorDelta = reader.Number(nameof(rule.MaxErrorDelta), rule.MaxErrorDelta, most: 1),
            MinSamples = reader.Count(nameof(rule.MinSamples), rule.MinSamples),
            For = reader.Duration(nameof(rule.For), rule.For),
        };
        if (rule.MinSamples < 1)
        {
            reader.Reject(nameof(rule.MinSamples), "It must be above zero", "200", 0);
        }

        return rule.For > TimeSpan.Zero ? rule : reader.Reject(nameof(rule.For), "It must be above zero", "00:30:00", rule);
    }
}
