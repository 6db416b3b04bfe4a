using System.CommandLine;
using System.Text.Json;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity gate`: whether what was compared is enough to move traffic.</summary>
internal static class GateCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(TextWriter output)
    {
        var reports = new Option<string[]>("--report") { Description = "Reports, as JSON; they are added up.", DefaultValueFactory = _ => [ParityFiles.Report], HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        var gate = new Command("gate", "Say of each route whether few enough answers differ, and how many more have to be compared.") { reports, json };
        var flags = new GateFlags();
        flags.AddTo(gate);
        gate.SetAction(async (parsed, cancellationToken) =>
        {
            var rule = flags.GateOf(parsed);
            List<ParityReport> read = [];
            foreach (var file in parsed.GetValue(reports)!)
            {
                read.Add(await ParityFiles.ReportAsync(file, cancellationToken));
            }

            return (int)Tell(output, rule.Judge(read), parsed.GetValue(json));
        });
        return gate;
    }

    private static ExitCode Tell(TextWriter output, IReadOnlyList<GateFinding> findings, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(findings.Select(finding => new { route = finding.Route, compared = finding.Compared, different = finding.Different, bound = finding.Bound, missing = finding.Missing, passes = finding.Passes }), Indented));
        }
        else
        {
            findings.ToList().ForEach(finding => output.WriteLine(finding));
        }

        return findings.Any(finding => finding.Passes is false) ? ExitCode.DoesNotHold
            : findings.Count == 0 || findings.Any(finding => finding.Passes is null) ? ExitCode.CannotTell
            : ExitCode.Holds;
    }
}
