using System.CommandLine;
using Cairn.Parity;

namespace Cairn.Cli.Parity;

/// <summary>`cairn parity run`: asks the new service what the old one was asked.</summary>
internal static class RunCommand
{
    public static Command Create(TextWriter output, TimeProvider clock)
    {
        var target = WebAddress.Create("--target", "The new service, such as http://127.0.0.1:5000.");
        target.Required = true;
        var cassettes = new Option<string>("--cassettes") { Description = "A cassette, or a folder of them.", DefaultValueFactory = _ => ParityFiles.Folder, HelpName = "PATH" };
        var rules = new Option<string>("--rules") { Description = "The file of rules.", DefaultValueFactory = _ => ParityFiles.Rules, HelpName = "FILE" };
        var level = new Option<ParityLevel>("--level") { Description = "How closely answers are compared.", DefaultValueFactory = _ => ParityLevel.Semantic, HelpName = "strict|wire|semantic|shape" };
        var headers = new Option<string[]>("--header-env") { Description = "Send a header with the value of a variable, in place of a masked one.", HelpName = "NAME=VARIABLE" };
        var parallel = new Option<int>("--parallel") { Description = "How many sessions are replayed at the same time.", DefaultValueFactory = _ => 4, HelpName = "NUMBER" };
        var reports = new Option<string[]>("--report") { Description = "Write a report as well: .json, .md, .xml (JUnit), .html or .txt.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "The report as JSON." };
        var masks = new MaskFlags();
        var run = new Command("run", "Ask the new service what the old one was asked, and compare.") { target, cassettes, rules, level, headers, parallel, reports, json };
        masks.AddTo(run);
        run.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new ParitySettings { Level = parsed.GetValue(level), Redaction = masks.PolicyOf(parsed), Key = MaskFlags.Key(), Parallel = Math.Max(1, parsed.GetValue(parallel)), Clock = clock };
            foreach (var (name, value) in (parsed.GetValue(headers) ?? []).Select(HeaderOf))
            {
                settings.Headers[name] = value;
            }

            var recorded = await ParityFiles.CassettesAsync(parsed.GetValue(cassettes)!, cancellationToken);
            var verb = new ParityRun(recorded, await ParityFiles.RulesAsync(parsed.GetValue(rules)!, cancellationToken), settings);
            var report = await RunAsync(verb, parsed.GetValue(target)!, cancellationToken);
            await output.WriteAsync(report.ToText(parsed.GetValue(json) ? ParityReportFormat.Json : ParityReportFormat.Console));
            foreach (var file in parsed.GetValue(reports) ?? [])
            {
                await ParityFiles.SaveAsync(report, file, cancellationToken);
            }

            return (int)(report.HasParity switch { true => ExitCode.Holds, false => ExitCode.DoesNotHold, null => ExitCode.CannotTell });
        });
        return run;
    }

    private static async Task<ParityReport> RunAsync(ParityRun run, Uri target, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = target };
        try
        {
            return await run.RunAsync(client, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{target}' does not answer: {failure.Message.TrimEnd('.')}. Start the new service, or name another address.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{target}' has not answered in {client.Timeout.TotalSeconds:0} s. See what keeps it.");
        }
        catch (InvalidOperationException otherRules)
        {
            throw new CommandFailedException(ExitCode.Environment, otherRules.Message);
        }
    }

    /// <summary>Not the value itself: command lines are seen by all processes, and kept in histories.</summary>
    private static (string Name, string Value) HeaderOf(string option)
    {
        var parts = option.Split('=', 2);
        return parts is [{ Length: > 0 } name, { Length: > 0 } variable] && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? (name, value)
            : throw new CommandFailedException(ExitCode.Usage, $"'--header-env' is {option}. It is the name of a header, '=' and the name of a variable that is set. Write it as Authorization=TOKEN.");
    }
}
