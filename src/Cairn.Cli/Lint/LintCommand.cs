using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cairn.Cli.Lint;

/// <summary>`cairn lint`: what the rules find, and the baseline of what they found before.</summary>
internal static class LintCommand
{
    public static Command Create(Screen screen, TextWriter output, TimeProvider clock)
    {
        var write = new Option<string?>("--write-baseline")
        {
            Description = "Record what is found in cairn.baseline; with a rule, add that rule's findings to it.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "RULE",
        };
        var check = new Option<bool>("--check") { Description = "For CI: nothing new, nothing stale, no total above that of the merge base." };
        var update = new Option<bool>("--update") { Description = "Take out of cairn.baseline what is gone. Adds nothing." };
        var follow = new Option<bool>("--follow-renames") { Description = "Carry entries of files that are gone over to the same findings elsewhere." };
        var fix = new Option<string?>("--fix")
        {
            Description = "Apply the code fixes of one rule, or of all, to the known findings as well, then shrink cairn.baseline.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "RULE",
        };
        var mergeBase = new Option<string?>("--base") { Description = "With --check: the branch or commit whose merge base with HEAD counts. Default: the trunk.", HelpName = "REF" };
        var project = new Option<string?>("--project") { Description = "The solution, project or folder to build. Default: the current folder.", HelpName = "PATH" };
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        var lint = new Command("lint", "Build, count what the rules find, and hold it against cairn.baseline.") { write, check, update, follow, fix, mergeBase, project, json };

        (Option Option, LintTask Task)[] tasks =
            [(write, LintTask.Write), (check, LintTask.Check), (update, LintTask.Update), (follow, LintTask.FollowRenames), (fix, LintTask.Fix)];
        LintTask[] Asked(CommandResult parsed) => [.. tasks.Where(task => parsed.GetResult(task.Option) is { Implicit: false }).Select(task => task.Task)];

        lint.Validators.Add(parsed => Mistakes(
            parsed, [.. tasks.Where(task => parsed.GetResult(task.Option) is { Implicit: false }).Select(task => task.Option.Name)],
            hasBase: parsed.GetResult(mergeBase) is { Implicit: false }, json: parsed.GetValue(json)));
        lint.SetAction(async (parsed, cancellationToken) =>
        {
            var task = Asked(parsed.CommandResult).FirstOrDefault();
            var rule = task == LintTask.Write ? parsed.GetValue(write) : parsed.GetValue(fix);
            var request = new LintRequest(task, parsed.GetValue(project), rule, parsed.GetValue(mergeBase), parsed.GetValue(json));
            return (int)await new LintVerb(screen, output, clock).RunAsync(request, cancellationToken);
        });
        return lint;
    }

    private static void Mistakes(CommandResult parsed, IReadOnlyList<string> tasks, bool hasBase, bool json)
    {
        if (tasks.Count > 1)
        {
            parsed.AddError($"{string.Join(" and ", tasks.Select(task => $"'{task}'"))} exclude each other. 'cairn lint' does one thing at a time. Leave one.");
        }

        if (hasBase && !tasks.Contains("--check"))
        {
            parsed.AddError("'--base' is given without '--check'. It says what the check holds the totals against. Add --check, or leave it out.");
        }

        if (json && tasks.Count > 0)
        {
            parsed.AddError($"'--json' is given with '{tasks[0]}'. It is a form of the plain answer. Leave one of them out.");
        }
    }
}
