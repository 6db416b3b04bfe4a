using System.CommandLine;
using Cairn.Cli.Parity;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>`cairn migrate routes promote`: takes a route one state further, once that is proven, or back, which needs no proof.</summary>
internal static class PromoteCommand
{
    public static Command Create(TextWriter output, Option<string?> file, Option<Uri?> live)
    {
        var route = new Argument<string[]>("route") { Description = "The route as the table has it, such as \"GET /builds/{id}\".", Arity = new ArgumentArity(1, 2) };
        var to = new Option<string>("--to") { Description = $"The state: {TargetState.Forms}. An earlier one goes back.", Required = true, HelpName = "STATE" };
        var reports = new Option<string[]>("--report") { Description = "Evidence: reports of 'cairn parity run', as JSON; they are added up.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Go on without evidence, or over a state; needs --why." };
        var why = new Option<string?>("--why") { Description = "The reason for --force.", HelpName = "TEXT" };
        var promote = new Command("promote", "Set the state of a route in the file; forward after checking the gate, back at once.") { route, to, reports, force, why };
        var flags = new GateFlags();
        flags.AddTo(promote);
        promote.SetAction(async (parsed, cancellationToken) =>
        {
            var reason = ReasonOf(parsed.GetValue(force), parsed.GetValue(why));
            var target = TargetState.Parse(parsed.GetRequiredValue(to));
            var table = FindRoutingFile.At(parsed.GetValue(file), ".");
            var gate = flags.GateOf(parsed);
            var running = parsed.GetValue(live) is { } service ? await ManagementPort.StranglerAsync(service, cancellationToken) : null;
            List<ParityReport> read = [];
            foreach (var report in parsed.GetValue(reports) ?? [])
            {
                read.Add(await ParityFiles.ReportAsync(report, cancellationToken));
            }

            return (int)new PromoteVerb(output, table, gate, reason).Run(string.Join(' ', parsed.GetRequiredValue(route)), target, read, running);
        });
        return promote;
    }

    private static string? ReasonOf(bool isForced, string? why) => (isForced, string.IsNullOrWhiteSpace(why)) switch
    {
        (true, true) => throw new CommandFailedException(ExitCode.Usage, "'--force' has no '--why'. Whoever reads the history asks. Say it with --why \"…\"."),
        (false, false) => throw new CommandFailedException(ExitCode.Usage, "'--why' is a reason for '--force', which is not given. Add it, or leave the reason out."),
        _ => isForced ? why!.Trim() : null,
    };
}
