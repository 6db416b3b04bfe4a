using System.CommandLine;
using System.Globalization;
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
        var most = new Option<string>("--max-diff") { Description = "How many answers may differ, in percent.", DefaultValueFactory = _ => "0.1%", HelpName = "PERCENT" };
        var confidence = new Option<string>("--confidence") { Description = "How sure that must be, in percent.", DefaultValueFactory = _ => "95", HelpName = "PERCENT" };
        var fewest = new Option<int>("--min-samples") { Description = "How many answers of each route must be compared at least.", HelpName = "NUMBER" };
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        var gate = new Command("gate", "Say of each route whether few enough answers differ, and how many more have to be compared.") { reports, most, confidence, fewest, json };
        gate.SetAction(async (parsed, cancellationToken) =>
        {
            var rule = new ParityGate(ShareOf("--max-diff", parsed.GetValue(most)!, 0, 1), ShareOf("--confidence", parsed.GetValue(confidence)!, 0.5, 1), parsed.GetValue(fewest));
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

    private static double ShareOf(string option, string text, double least, double most) =>
        double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent / 100 > least && percent / 100 < most
            ? percent / 100
            : throw new CommandFailedException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"'{option}' is {text}. It is a number of percent above {least * 100} and below {most * 100}. Write it as 0.1% or 95."));
}
