using System.CommandLine;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity accept`: lets a difference pass from now on, and keeps who asks why.</summary>
internal static class AcceptCommand
{
    public static Command Create(TextWriter output)
    {
        var report = new Option<string>("--report") { Description = "The report, as JSON.", DefaultValueFactory = _ => ParityFiles.Report, HelpName = "FILE" };
        var rules = new Option<string>("--rules") { Description = "The file of rules, to which one is added.", DefaultValueFactory = _ => ParityFiles.Rules, HelpName = "FILE" };
        var route = new Option<string>("--route") { Description = "The route, such as \"GET /builds/{id}\".", Required = true, HelpName = "ROUTE" };
        var path = new Option<string>("--path") { Description = "The place, such as $.builds[*].state.", Required = true, HelpName = "PATH" };
        var why = new Option<string>("--why") { Description = "The reason, for whoever reviews the file.", Required = true, HelpName = "TEXT" };
        var expires = new Option<DateOnly?>("--expires") { Description = "The last day on which the rule holds.", HelpName = "DAY" };
        var accept = new Command("accept", "Add a rule that lets a reported difference pass.") { report, rules, route, path, why, expires };
        accept.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, place, file) = (parsed.GetValue(route)!, parsed.GetValue(path)!, parsed.GetValue(rules)!);
            var found = await ParityFiles.ReportAsync(parsed.GetValue(report)!, cancellationToken);
            var difference = DifferenceOf(found, name, place);
            var accepted = Accept(await ParityFiles.RulesAsync(file, cancellationToken), name, difference, parsed.GetValue(why)!, parsed.GetValue(expires));
            await ParityFiles.SaveAsync(accepted, file, cancellationToken);
            await output.WriteLineAsync($"{name} {place}: {accepted.Find(name).Rules[^1]}. Review '{file}' before you commit it.");
            return (int)ExitCode.Holds;
        });
        return accept;
    }

    private static ParityDifference DifferenceOf(ParityReport report, string route, string path)
    {
        var routes = report.Routes.Where(known => known.Route == route).ToList();
        if (routes.Count == 0)
        {
            throw new CommandFailedException(ExitCode.Usage, $"'{route}' is no route of the report. Known, nearest first: {string.Join(", ", Spelling.NearestFirst(route, report.Routes.Select(known => known.Route)))}.");
        }

        var places = routes[0].Differences.ToLookup(group => GeneralPath(group.First.Path), group => group.First, StringComparer.Ordinal);
        return places[GeneralPath(path)].FirstOrDefault() ?? throw new CommandFailedException(
            ExitCode.Usage, $"'{path}' does not differ in '{route}'. What does, nearest first: {string.Join(", ", Spelling.NearestFirst(path, places.Select(place => place.Key)))}.");
    }

    private static ParityRules Accept(ParityRules rules, string route, ParityDifference difference, string why, DateOnly? expires)
    {
        try
        {
            return rules.Accept(route, difference, why, expires);
        }
        catch (InvalidOperationException impossible)
        {
            throw new CommandFailedException(ExitCode.DoesNotHold, impossible.Message);
        }
    }

    private static string GeneralPath(string path) => string.Join("[*]", path.Split('[').Select((part, index) => index == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]));
}
