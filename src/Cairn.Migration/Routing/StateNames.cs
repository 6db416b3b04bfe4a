namespace Cairn.Migration.Routing;

/// <summary>States as configuration, metrics and the endpoint write them.</summary>
internal static class StateNames
{
    public static string Of(RouteState state) => state switch
    {
        RouteState.Legacy => "legacy",
        RouteState.Shadow => "shadow",
        RouteState.Canary => "canary",
        RouteState.Migrated => "migrated",
        _ => "retired",
    };
}
