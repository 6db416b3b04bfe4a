namespace Cairn.Cli.Migrate.Inventory;

/// <summary>The files that a migration begins with, by name.</summary>
internal static class InventoryFiles
{
    public static IReadOnlyDictionary<string, string> Of(LegacyService service, string space)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["routes.md"] = RouteTable.Of(service),
            ["routes.json"] = RouteList.Of(service),
            ["strangler.json"] = StranglerFile.Of(service),
            ["LegacyEndpoints.cs"] = EndpointStubs.Of(service, space),
            ["LegacyRouteTests.cs"] = RouteTests.Of(service, space),
        };
        if (ContractRecords.Of(service, space) is { } contracts)
        {
            files["Contracts.cs"] = contracts;
        }

        return files;
    }
}
