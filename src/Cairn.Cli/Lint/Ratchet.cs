namespace Cairn.Cli.Lint;

/// <summary>Holds the totals of the baseline against those of the commit that the branch began at.</summary>
internal sealed class Ratchet(Git git)
{
    public const string Trailer = "Baseline-Grows";

    private static readonly string[] Trunks = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

    /// <summary>Sentences about rules that count more than before; none if a commit says why.</summary>
    /// <param name="now">The baseline of the branch.</param>
    /// <param name="named">The branch or commit to hold against; without one, the trunk.</param>
    /// <param name="cancellationToken">Ends the wait for git.</param>
    /// <exception cref="CommandFailedException">The merge base cannot be found (2).</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(Baseline now, string? named, CancellationToken cancellationToken)
    {
        var mergeBase = await MergeBaseAsync(named, cancellationToken);
        if (await git.BaselineAtAsync(mergeBase, cancellationToken) is not { } before)
        {
            return []; // the branch that brings the baseline
        }

        var grown = now.Totals.Where(rule => rule.Value > before.Totals.GetValueOrDefault(rule.Key))
            .Select(rule => $"{rule.Key} counts {rule.Value} in the baseline, {before.Totals.GetValueOrDefault(rule.Key)} at the merge base {mergeBase[..8]}. "
                + $"The baseline only shrinks. Mend what is new, or say why in a commit with the trailer '{Trailer}: <reason>'.")
            .ToList();
        return grown.Count == 0 || await IsExplainedAsync(mergeBase, cancellationToken) ? [] : grown;
    }

    private async Task<string> MergeBaseAsync(string? named, CancellationToken cancellationToken)
    {
        foreach (var trunk in named is null ? Trunks : [named])
        {
            if (await git.TryAsync(["merge-base", "HEAD", trunk], cancellationToken) is [{ Length: > 8 } commit, ..])
            {
                return commit;
            }
        }

        throw new CommandFailedException(
            ExitCode.CannotTell,
            $"There is no merge base of HEAD with {(named is null ? string.Join(", ", Trunks) : $"'{named}'")}. "
            + "The totals are held against it. Fetch the history (a shallow clone has none), or name a branch or commit with --base.");
    }

    private async Task<bool> IsExplainedAsync(string mergeBase, CancellationToken cancellationToken) =>
        await git.TryAsync(["log", $"--format=%(trailers:key={Trailer},valueonly)", $"{mergeBase}..HEAD"], cancellationToken) is { } reasons
        && reasons.Any(reason => reason.Trim().Length > 0);
}
