using System.CommandLine;
using Cairn.Cli.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>`cairn migrate routes`: who answers what.</summary>
internal static class RoutesCommand
{
    public static Command Create(TextWriter output)
    {
        var file = new Option<string?>("--file") { Description = "The JSON file with the routing table; without it strangler.json or appsettings.json of the current folder or of a project in src.", HelpName = "FILE", Recursive = true };
        var live = WebAddress.Create("--live", "The management address of the running service, such as http://localhost:9090.");
        live.Recursive = true;
        var routes = new Command("routes", "Show the routes and their states, and what a running service makes of them.") { file, live, PromoteCommand.Create(output, file, live) };
        routes.SetAction(async (parsed, cancellationToken) =>
        {
            var table = FindRoutingFile.At(parsed.GetValue(file), ".");
            var report = parsed.GetValue(live) is { } service ? await ManagementPort.StranglerAsync(service, cancellationToken) : null;
            RoutesTable.Lines(table, report).ToList().ForEach(output.WriteLine);
            if (report is not null)
            {
                RoutesTable.Deviations(table, report).ToList().ForEach(output.WriteLine);
            }

            return (int)(RoutesTable.Warnings(table, report).Any() ? ExitCode.DoesNotHold : ExitCode.Holds);
        });
        return routes;
    }
}
