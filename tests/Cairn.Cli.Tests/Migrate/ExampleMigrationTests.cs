using System.Text.Json;

namespace Cairn.Cli.Tests.Migrate;

/// <summary>The bundled example from its inventory to a score, with its own interpreter.</summary>
public sealed class ExampleMigrationTests : IDisposable
{
    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Every_route_of_the_inventory_is_promoted_to_the_end()
    {
        var file = await InventoryAsync();
        foreach (var route in RoutesOf(file))
        {
            Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "promote", route, "--to", "shadow:20", "--file", file));
            var report = _bench.Report(route, 3000);
            Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "promote", route, "--to", "canary:10", "--report", report, "--file", file));
            Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "promote", route, "--to", "migrated:1", "--report", report, "--file", file));
            Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "promote", route, "--to", "retired", "--report", report, "--file", file));
        }

        Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "--file", file));
        Assert.Contains("7 routes. 7 retired\n", _bench.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllText(file));
    }

    [Fact]
    public async Task The_score_of_a_migration_that_begins_is_held_by_its_ratchet()
    {
        var file = await InventoryAsync();
        string[] score = ["score", "--project", _bench.Folder.Path, "--ratchet", _bench.Folder.In("ratchet.json")];

        Assert.Equal(ExitCode.Holds, await _bench.RunAsync([.. score, "--update"]));
        Assert.Contains("from migration/strangler.json. ", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("0 % of the routes, each of which counts the same: 7 legacy", _bench.Output, StringComparison.Ordinal);
        await _bench.RunAsync("routes", "promote", "GET /health", "--to", "retired", "--force", "--why", "a probe", "--file", file);
        Assert.Equal(ExitCode.Holds, await _bench.RunAsync([.. score, "--update"]));
        await _bench.RunAsync("routes", "promote", "GET /health", "--to", "legacy", "--file", file);
        Assert.Equal(ExitCode.DoesNotHold, await _bench.RunAsync(score));

        Assert.StartsWith("'migrated' fell from 14.28 % to 0 %: ", _bench.Error, StringComparison.Ordinal);
    }

    private async Task<string> InventoryAsync()
    {
        LegacyPython.Require("flask");
        await _bench.RunAsync("example", "--out", _bench.Folder.In("legacy"));
        await _bench.RunAsync("inventory", "build_status:app", "--at", _bench.Folder.In("legacy"), "--python", LegacyPython.Path, "--out", _bench.Folder.In("migration"));
        return _bench.Folder.In("migration", "strangler.json");
    }

    private static IReadOnlyList<string> RoutesOf(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("Cairn").GetProperty("Strangler").GetProperty("Routes").EnumerateArray().Select(route => route.GetProperty("Match").GetString()!)];
    }
}
