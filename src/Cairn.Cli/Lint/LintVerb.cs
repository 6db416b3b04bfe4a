using System.Globalization;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Lint;

/// <summary>Builds, compares with the baseline, and does what was asked with the difference.</summary>
internal sealed class LintVerb(Screen screen, TextWriter output, TimeProvider clock)
{
    public async Task<ExitCode> RunAsync(LintRequest request, CancellationToken cancellationToken)
    {
        var target = LintTarget.Find(request.Project);
        Refuse(request, target);
        var recorded = request.Task == LintTask.Update ? target.Baseline.ReadBothSides() : target.Baseline.Read();

        using var scratch = new Scratch(clock);
        var build = new LintBuild(target, scratch);
        var comparison = request.Json
            ? new Comparison(recorded, await build.RunAsync(cancellationToken), target.Scope)
            : await CompareAsync(build, recorded, target, cancellationToken);
        return request.Task switch
        {
            LintTask.Write => Write(comparison, target, request.Rule),
            LintTask.Check => await new LintCheck(screen, target, new Git(target.Baseline.Folder, scratch)).RunAsync(comparison, request.MergeBaseWith, cancellationToken),
            LintTask.Update => Save(target, comparison, comparison.Shrunk),
            LintTask.FollowRenames => Save(target, comparison, Renames.Follow(comparison, path => File.Exists(Path.Combine(target.Baseline.Folder, path)))),
            LintTask.Fix => await FixAsync(request.Rule, comparison, target, scratch, cancellationToken),
            _ => Show(comparison, request.Json),
        };
    }

    private static void Refuse(LintRequest request, LintTarget target)
    {
        if (request is { Task: LintTask.Write, Rule: null } && target.Baseline.Exists)
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold,
                $"'{BaselineFile.Name}' is in '{target.Baseline.Folder}' already. A baseline is written once and shrinks from then on. "
                + "Use --update to shrink it, --write-baseline <RULE> to add a rule, or delete it to begin anew.");
        }

        if (request.Task is LintTask.Check or LintTask.Update or LintTask.FollowRenames && !target.Baseline.Exists)
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold, $"There is no '{BaselineFile.Name}' in '{target.Folder}' or above. Write it with --write-baseline.");
        }
    }

    private ExitCode Show(Comparison comparison, bool json)
    {
        if (json)
        {
            output.WriteLine(LintReport.Json(comparison));
        }
        else
        {
            LintReport.Lines(comparison).ToList().ForEach(screen.WriteLine);
        }

        return Verdict(comparison);
    }

    private ExitCode Write(Comparison comparison, LintTarget target, string? rule)
    {
        RequireKnown(rule, comparison.Found.Totals.Keys);
        return Save(target, comparison, rule is null ? comparison.Found : comparison.With(rule));
    }

    private async Task<ExitCode> FixAsync(string? rule, Comparison before, LintTarget target, Scratch scratch, CancellationToken cancellationToken)
    {
        RequireKnown(rule, before.Found.Totals.Keys);
        var rules = rule is null ? before.Found.Totals.Keys.ToList() : [rule];
        if (rules.Count == 0)
        {
            screen.WriteLine("There is nothing to fix.");
            return ExitCode.Holds;
        }

        var subject = rule ?? $"{rules.Count} rules";
        await screen.ShowStepsAsync(steps => steps.RunAsync($"fix {subject}", _ => $"applied the fixes of {subject}", () => new Formatter(target, scratch).FixAsync(rules, cancellationToken)));
        var after = await CompareAsync(new LintBuild(target, scratch), before.Recorded, target, cancellationToken);
        foreach (var fixedRule in rules)
        {
            screen.WriteLine($"{fixedRule}: {before.Found.Totals[fixedRule]} before, {after.Found.Totals.GetValueOrDefault(fixedRule)} left");
        }

        return target.Baseline.Exists ? Save(target, after, after.Reworded()) : Verdict(after);
    }

    private async Task<Comparison> CompareAsync(LintBuild build, Baseline recorded, LintTarget target, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(target.File);
        var findings = await screen.ShowStepsAsync(steps => steps.RunAsync(
            $"build {name}", found => string.Create(CultureInfo.InvariantCulture, $"built {name}, findings: {found.Count:N0}"), () => build.RunAsync(cancellationToken)));
        return new Comparison(recorded, findings, target.Scope);
    }

    /// <summary>Writes the baseline, and says what it now holds and what it does not.</summary>
    private ExitCode Save(LintTarget target, Comparison comparison, Baseline baseline)
    {
        var outside = baseline.Counts.Keys.Where(key => key.Text.Length == 0 || key.Path.StartsWith("../", StringComparison.Ordinal)).ToList();
        var kept = new Baseline(baseline.Counts.Where(entry => !outside.Contains(entry.Key)).ToDictionary());
        target.Baseline.Write(kept);
        var findings = comparison.New.Where(finding => kept[finding.Key] < comparison.Found[finding.Key]).ToList();
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{BaselineFile.Name} counts {kept.Total:N0} findings, {comparison.Recorded.Total:N0} before."));
        LintReport.News(findings).ToList().ForEach(screen.WriteLine);
        return findings.Count == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
    }

    private static void RequireKnown(string? rule, IEnumerable<string> found)
    {
        var known = found.ToList();
        if (rule is not null && !known.Contains(rule))
        {
            throw new CommandFailedException(
                ExitCode.Usage,
                $"'{rule}' finds nothing here. "
                + (known.Count == 0 ? "Nor does any other rule." : $"Rules with findings, nearest first: {string.Join(", ", Spelling.NearestFirst(rule, known))}."));
        }
    }

    private static ExitCode Verdict(Comparison comparison) => comparison.New.Count == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
}
