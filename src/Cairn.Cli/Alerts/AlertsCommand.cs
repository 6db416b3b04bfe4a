using System.CommandLine;

namespace Cairn.Cli.Alerts;

/// <summary>`cairn alerts`: the artefacts that are made from a service's objectives.</summary>
internal static class AlertsCommand
{
    public static Command Create(TextWriter output, TimeProvider clock) => new("alerts", "Rules, runbooks, a route and a dashboard from the objectives in a service's code.")
    {
        Verb("generate", "Write the artefacts below the current folder.", "Cairn__Alerting__WriteTo", output, clock),
        Verb("check", "Fail when artefacts below the current folder are not what generate would write.", "Cairn__Alerting__CheckIn", output, clock),
    };

    private static Command Verb(string name, string description, string switchedBy, TextWriter output, TimeProvider clock)
    {
        var service = new Argument<string>("service") { Description = "The service's project, its folder, or its built dll." };
        var root = new Option<string>("--root") { Description = "The folder that paths start from; the current one without it." };
        var folder = new Option<string>("--out") { Description = "The folder of rules, tests, route and dashboard, below the root; deploy/alerts without it." };
        var runbooks = new Option<string>("--runbooks") { Description = "The folder of runbooks, below the root; docs/runbooks without it." };
        var format = new Option<string>("--format") { Description = "RuleFile, or PrometheusRule for an object of the operator besides." };
        var metrics = new Option<string>("--metrics") { Description = "A file with a scrape of the service, for objectives of its own metrics." };
        var verb = new Command(name, description) { service, root, folder, runbooks, format, metrics };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new Dictionary<string, string?>
            {
                ["Cairn__Alerting__WriteTo"] = null,
                ["Cairn__Alerting__CheckIn"] = null,
                [switchedBy] = Path.GetFullPath(parsed.GetValue(root) ?? "."),
                ["Cairn__Alerting__Folder"] = parsed.GetValue(folder),
                ["Cairn__Alerting__RunbookFolder"] = parsed.GetValue(runbooks),
                ["Cairn__Alerting__Format"] = parsed.GetValue(format),
                ["Cairn__Alerting__MetricsFile"] = parsed.GetValue(metrics) is { } file ? Path.GetFullPath(file) : null,
            };
            return (int)await new AskService(output, clock).RunAsync(parsed.GetRequiredValue(service), settings, cancellationToken);
        });
        return verb;
    }
}
