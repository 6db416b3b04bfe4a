using Cairn.Cli.Processes;

namespace Cairn.Cli.Alerts;

/// <summary>Starts a service through its own entry point with settings that make it answer instead of serving, and passes its answer on.</summary>
internal sealed class AskService(TextWriter output, TimeProvider clock)
{
    private const string AnswerPrefix = "cairn alerts: "; // as Cairn.Alerting writes it
    private const int LinesShown = 20;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(1);

    /// <exception cref="CommandFailedException">The service is not there (64), cannot be built, or does not answer (1).</exception>
    public async Task<ExitCode> RunAsync(string service, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var target = ServiceTarget.Find(service);
        var scratch = Directory.CreateTempSubdirectory("cairn-alerts-");
        try
        {
            if (target.Build is { } build)
            {
                await BuildAsync(build, scratch.FullName, cancellationToken);
            }

            var command = target.Start with { Environment = Environment(settings) };
            return PassOn(await AnswerAsync(command, scratch.FullName, cancellationToken), service);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Development, so that no secret of production is missed; free ports, should the service not know the settings and serve.</summary>
    private static Dictionary<string, string?> Environment(Dictionary<string, string?> settings) => new(settings)
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["Cairn__Hosting__ManagementPort"] = "0",
    };

    private async Task BuildAsync(ChildCommand build, string scratch, CancellationToken cancellationToken)
    {
        var result = await RunAsync(build, Path.Combine(scratch, "build.log"), scratch, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new CommandFailedException(ExitCode.DoesNotHold, $"'{build}' ended with {result.ExitCode}. Mend the build first.", result.Last(LinesShown));
        }
    }

    private async Task<ChildResult> AnswerAsync(ChildCommand command, string scratch, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await RunAsync(command, Path.Combine(scratch, "service.log"), scratch, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold,
                $"'{command}' has not answered within {AnswerLimit.TotalSeconds:0} s. A service answers that calls builder.Services.AddCairnAlerting(…) and runs its host. Add the call.");
        }
    }

    private ExitCode PassOn(ChildResult result, string service)
    {
        var answer = result.Lines.Where(line => line.StartsWith(AnswerPrefix, StringComparison.Ordinal)).Select(line => line[AnswerPrefix.Length..]).ToList();
        if (answer.Count == 0)
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold,
                $"'{service}' ended with {result.ExitCode} and did not answer. A service answers that calls builder.Services.AddCairnAlerting(…) and can start its host. Its last lines are above.",
                result.Last(LinesShown));
        }

        answer.ForEach(output.WriteLine);
        return result.ExitCode == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
    }

    private async Task<ChildResult> RunAsync(ChildCommand command, string log, string scratch, CancellationToken cancellationToken)
    {
        await using var child = ChildProcess.Start(command, log, new ChildLedger(scratch, clock));
        var exitCode = await child.WaitAsync(cancellationToken);
        return new ChildResult(exitCode, child.Output.Lines);
    }
}
