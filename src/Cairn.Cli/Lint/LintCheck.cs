namespace Cairn.Cli.Lint;

/// <summary>What CI asks: is nothing new, is nothing stale, and has no total grown since the merge base.</summary>
internal sealed class LintCheck(Screen screen, LintTarget target, Git git)
{
    public async Task<ExitCode> RunAsync(Comparison comparison, string? mergeBaseWith, CancellationToken cancellationToken)
    {
        LintReport.Lines(comparison).ToList().ForEach(screen.WriteLine);
        List<string> faults = [];
        if (comparison.New.Count > 0)
        {
            faults.Add("There are new findings. Mend them: 'cairn lint --fix <RULE>' or 'dotnet format analyzers' does what is safe; '--follow-renames' is for files that only moved.");
        }

        if (comparison.Stale.Count > 0)
        {
            screen.WriteLine();
            screen.WriteLine("Stale:");
            LintReport.Stale(comparison).ToList().ForEach(screen.WriteLine);
            faults.Add($"{BaselineFile.Name} counts findings that are gone. They would let new ones in. Run 'cairn lint --update' and commit.");
        }
        else if (!target.Baseline.IsInOrder(comparison.Recorded))
        {
            faults.Add($"{BaselineFile.Name} is not in the order in which it is written. Merges would go wrong. Run 'cairn lint --update' and commit.");
        }

        faults.AddRange(await new Ratchet(git).CheckAsync(comparison.Recorded, mergeBaseWith, cancellationToken));
        screen.WriteLine();
        (faults.Count == 0 ? ["It holds: nothing new, nothing stale, no total above that of the merge base."] : faults).ForEach(screen.WriteLine);
        return faults.Count == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
    }
}
