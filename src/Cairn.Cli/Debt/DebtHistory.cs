using System.Globalization;
using Cairn.Cli.Lint;

namespace Cairn.Cli.Debt;

/// <summary>Reads from git what the baseline counted week by week.</summary>
internal sealed class DebtHistory(Git git, TimeProvider clock)
{
    private const int DaysAWeek = 7;

    /// <summary>One entry a week up to this one; a week without a commit is as the one before it.</summary>
    /// <exception cref="CommandFailedException">There is no git repository (74), or no commit of a baseline (2).</exception>
    public async Task<IReadOnlyList<WeekOfDebt>> ReadAsync(CancellationToken cancellationToken)
    {
        var log = await git.TryAsync(["log", "--first-parent", "--format=%H %cI", "--", BaselineFile.Name], cancellationToken)
            ?? throw new CommandFailedException(ExitCode.Environment, "This is no git repository with commits. `cairn debt` reads the history of the baseline. Run it in one.");
        if (log.Count == 0)
        {
            throw new CommandFailedException(ExitCode.CannotTell, $"No commit holds a '{BaselineFile.Name}' here. Write it with `cairn lint --write-baseline` and commit it.");
        }

        var lastOfWeek = log.Select(line => line.Split(' '))
            .GroupBy(parts => Monday(DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture)), parts => parts[0])
            .ToDictionary(week => week.Key, week => week.First()); // git tells the newest first
        var weeks = new List<WeekOfDebt>();
        for (var monday = lastOfWeek.Keys.Min(); monday <= Last(lastOfWeek.Keys); monday = monday.AddDays(DaysAWeek))
        {
            var totals = lastOfWeek.TryGetValue(monday, out var commit) ? await TotalsAsync(commit, cancellationToken) : null;
            weeks.Add(new WeekOfDebt(monday, totals ?? weeks.LastOrDefault()?.Totals ?? new Dictionary<string, int>()));
        }

        return weeks;
    }

    /// <summary>None where the file was deleted; null where it could not be read then, which is no reason to hide the other weeks.</summary>
    private async Task<IReadOnlyDictionary<string, int>?> TotalsAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            return (await git.BaselineAtAsync(commit, cancellationToken) ?? Baseline.Empty).Totals;
        }
        catch (CommandFailedException)
        {
            return null;
        }
    }

    private DateOnly Last(IEnumerable<DateOnly> weeks) => new[] { Monday(clock.GetUtcNow()), weeks.Max() }.Max();

    private static DateOnly Monday(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + DaysAWeek - 1) % DaysAWeek));
    }
}
