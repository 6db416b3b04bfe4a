using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Whether a step may be taken. One that goes back always may.</summary>
internal static class PromotionCheck
{
    /// <returns>The verdict, and why; <see cref="ExitCode.Holds"/> with what was proven, which may be nothing.</returns>
    public static (ExitCode Verdict, IReadOnlyList<string> Why) Judge(Promotion step, Evidence? evidence, ParityGate gate)
    {
        if (step.Skipped is [var next, ..] skipped)
        {
            return (ExitCode.DoesNotHold, [$"From {StateNames.Of(step.From.State)} to {StateNames.Of(step.To.State)} skips {string.Join(" and ", skipped.Select(StateNames.Of))}. Go to {StateNames.Of(next)} first."]);
        }

        if (!step.NeedsEvidence)
        {
            return (ExitCode.Holds, []);
        }

        return evidence switch
        {
            null => (ExitCode.CannotTell, [Nothing(gate)]),
            { Live.Rollback: { } rollback } => (ExitCode.DoesNotHold, [$"The running service has rolled it back: {rollback}. Mend the candidate first."]),
            { Live: { } live } when live.StateText != StateText.Of(step.From) =>
                (ExitCode.CannotTell, [$"The running service has it as {live.StateText}, so what it has compared proves another state. Have it take over the file first."]),
            _ => Judge(evidence, gate),
        };
    }

    private static (ExitCode Verdict, IReadOnlyList<string> Why) Judge(Evidence evidence, ParityGate gate)
    {
        var finding = evidence.Judge(gate);
        var verdict = finding.Passes switch { true => ExitCode.Holds, false => ExitCode.DoesNotHold, null => ExitCode.CannotTell };
        return (verdict, [finding.ToString(), .. evidence.Differences()]);
    }

    private static string Nothing(ParityGate gate) =>
        $"Nothing proves it: {Math.Max(gate.FewestSamples, WilsonBound.SamplesFor(0, gate.MostDifferent, gate.Confidence))} equal answers are needed. Give a report of 'cairn parity run' with --report, or the running service with --live.";
}
