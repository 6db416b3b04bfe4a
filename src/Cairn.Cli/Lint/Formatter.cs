using Cairn.Cli.Processes;

namespace Cairn.Cli.Lint;

/// <summary>Applies the code fixes of rules to all there is, known or not.</summary>
internal sealed class Formatter(LintTarget target, Scratch scratch)
{
    private const int LinesShown = 20;

    /// <exception cref="CommandFailedException">`dotnet format` failed (1).</exception>
    public async Task<ChildResult> FixAsync(IReadOnlyCollection<string> rules, CancellationToken cancellationToken)
    {
        var result = await scratch.RunAsync(
            SdkEnvironment.Dotnet(
                target.Folder, new Dictionary<string, string?> { ["CairnBaseline"] = "off" },
                ["format", "analyzers", target.File, "--no-restore", "--severity", "info", "--verbosity", "minimal", "--diagnostics", .. rules]),
            cancellationToken);
        return result.ExitCode == 0
            ? result
            : throw new CommandFailedException(ExitCode.DoesNotHold, $"'dotnet format' ended with {result.ExitCode} on '{Path.GetFileName(target.File)}'. It may have changed files: see 'git status'. Mend what it names above, then run 'cairn lint --fix' again.", result.Last(LinesShown));
    }
}
