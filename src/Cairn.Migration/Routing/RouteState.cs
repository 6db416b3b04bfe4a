namespace Cairn.Migration.Routing;

/// <summary>How far a route has come.</summary>
internal enum RouteState
{
    Legacy,
    Shadow,
    Canary,
    Migrated,
    Retired,
}
