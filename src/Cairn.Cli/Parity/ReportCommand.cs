using System.CommandLine;
using Cairn.Cassettes;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity report`: a report in another form, or a cassette as an archive.</summary>
internal static class ReportCommand
{
    public static Command Create(TextWriter output)
    {
        var source = new Option<string>("--report") { Description = "The report, as JSON.", DefaultValueFactory = _ => ParityFiles.Report, HelpName = "FILE" };
        var format = new Option<ParityReportFormat>("--format") { Description = "The form.", DefaultValueFactory = _ => ParityReportFormat.Console, HelpName = "console|markdown|junit|html|json" };
        var har = new Option<string?>("--har") { Description = "Write the cassettes as a HAR archive instead.", HelpName = "FILE" };
        var cassettes = new Option<string>("--cassettes") { Description = "With --har: a cassette, or a folder of them.", DefaultValueFactory = _ => ParityFiles.Folder, HelpName = "PATH" };
        var report = new Command("report", "Show a report in another form, or hand cassettes to other tools.") { source, format, har, cassettes };
        report.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(har) is { } archive)
            {
                var recorded = await ParityFiles.CassettesAsync(parsed.GetValue(cassettes)!, cancellationToken);
                await HarArchive.WriteAsync(archive, recorded.SelectMany(cassette => cassette.Exchanges), cancellationToken);
            }
            else
            {
                var found = await ParityFiles.ReportAsync(parsed.GetValue(source)!, cancellationToken);
                await output.WriteAsync(found.ToText(parsed.GetValue(format)));
            }

            return (int)ExitCode.Holds;
        });
        return report;
    }
}
