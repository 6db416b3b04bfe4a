using Cairn.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Checks a step, takes it in the file, and says what was proven.</summary>
/// <param name="output">Where it is said.</param>
/// <param name="file">The table.</param>
/// <param name="gate">What counts as proven.</param>
/// <param name="reason">Why the step is taken in any case; null where it is not.</param>
internal sealed class PromoteVerb(TextWriter output, RoutingFile file, ParityGate gate, string? reason)
{
    public ExitCode Run(string match, TargetState target, IReadOnlyList<ParityReport> reports, LiveReport? live)
    {
        RefuseFaults();
        var step = new Promotion(LineOf(match), target);
        if (step.ChangesNothing)
        {
            output.WriteLine($"{match} is {StateText.Of(step.From)} already. Nothing was written.");
            return ExitCode.Holds;
        }

        if (live is not null && live.Find(match) is null)
        {
            output.WriteLine($"The running service has no {match}. Have it take over the file first.");
        }

        var evidence = reports.Count == 0 && live is null ? null : Evidence.Of(file, match, reports, live);
        var (verdict, why) = PromotionCheck.Judge(step, evidence, gate);
        why.ToList().ForEach(output.WriteLine);
        if (verdict != ExitCode.Holds && reason is null)
        {
            output.WriteLine($"{match} stays {StateText.Of(step.From)}. With --force --why \"…\" it would go on unproven.");
            return verdict;
        }

        var after = EditRoute.Apply(file, step);
        AtomicFile.Write(file.Path, after.Text);
        Tell(match, step, after, verdict);
        return ExitCode.Holds;
    }

    private void Tell(string match, Promotion step, RoutingFile after, ExitCode verdict)
    {
        output.WriteLine($"{match}: {StateText.Of(step.From)} -> {StateText.Of(after.Lines.Single(line => line.Key == step.Line.Key).Route)}, in '{file.Path}'.");
        if (verdict != ExitCode.Holds)
        {
            output.WriteLine($"FORCED: {reason}. The table has no place for a reason: keep it in the commit message.");
        }
    }

    /// <summary>A table that is refused is not in force, and nothing in it can be promoted.</summary>
    private void RefuseFaults()
    {
        if (file.Faults.Count > 0)
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold, $"The strangler refuses the table of '{file.Path}'. Nothing was written. Mend it first:{Environment.NewLine}{string.Join(Environment.NewLine, file.Faults)}");
        }
    }

    private RoutingLine LineOf(string match) => file.Lines.FirstOrDefault(line => line.Route.Match == match) ?? throw new CommandFailedException(
        ExitCode.Usage, $"'{match}' is no route of '{file.Path}'. Known, nearest first: {string.Join(", ", Spelling.NearestFirst(match, file.Lines.Select(line => line.Route.Match)))}.");
}
