using System.CommandLine;
using Cairn.Cli.Migrate.Inventory;
using Cairn.Cli.Migrate.Probe;
using Cairn.Cli.Migrate.Routes;
using Cairn.Cli.Migrate.Score;

namespace Cairn.Cli.Migrate;

/// <summary>`cairn migrate`: the way of a live Python service to .NET, route by route.</summary>
internal static class MigrateCommand
{
    public static Command Create(TextWriter output, TimeProvider clock) => new("migrate", "Move a live Flask or FastAPI service to .NET, route by route.")
    {
        InventoryVerb.Create(output, clock),
        ProbeVerb.Create(output),
        ExampleVerb.Create(output),
        RoutesCommand.Create(output),
        ScoreCommand.Create(output, clock),
    };
}
