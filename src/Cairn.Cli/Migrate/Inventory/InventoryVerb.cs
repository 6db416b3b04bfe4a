using System.CommandLine;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>`cairn migrate inventory`: what there is to migrate, and the files to begin with.</summary>
internal static class InventoryVerb
{
    public static Command Create(TextWriter output, TimeProvider clock)
    {
        var application = new Argument<string>("application") { Description = "The module and its application, as gunicorn or uvicorn name it: 'service:app'." };
        var folder = new Option<string>("--at") { Description = "The folder that the module is imported from; the current one without it." };
        var python = new Option<string>("--python") { Description = "The interpreter that serves it; python3 without it." };
        var target = new Option<string>("--out") { Description = "The folder to write to; 'migration' without it." };
        var name = new Option<string>("--namespace") { Description = "The namespace of generated code; made from the module without it." };
        var force = new Option<bool>("--force") { Description = "Write over files that have been changed since they were generated." };
        var verb = new Command("inventory", "Read the routes of a Flask or FastAPI service, and write what the migration begins with.") { application, folder, python, target, name, force };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = parsed.GetRequiredValue(application);
            var service = await new ReadInventory(clock).OfAsync(asked, parsed.GetValue(folder) ?? ".", parsed.GetValue(python) ?? "python3", cancellationToken);
            var files = InventoryFiles.Of(service, parsed.GetValue(name) ?? Naming.Pascal(asked.Split(':')[0]));
            new GeneratedFolder(parsed.GetValue(target) ?? "migration").Write(files, parsed.GetValue(force));
            await TellAsync(service, files, parsed.GetValue(target) ?? "migration", output);
            return (int)ExitCode.Holds;
        });
        return verb;
    }

    private static async Task TellAsync(LegacyService service, IReadOnlyDictionary<string, string> files, string folder, TextWriter output)
    {
        await output.WriteLineAsync($"{service.FrameworkName} {service.FrameworkVersion} on Python {service.PythonVersion}: {service.Routes.Count} routes.");
        foreach (var risk in service.Routes.SelectMany(route => route.Risks).CountBy(risk => risk).OrderByDescending(risk => risk.Value).ThenBy(risk => risk.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  {risk.Key,-18} {risk.Value,3}  {RiskBook.Title(risk.Key)}");
        }

        await output.WriteLineAsync($"Written to {folder}: {string.Join(", ", files.Keys)}.");
    }
}
