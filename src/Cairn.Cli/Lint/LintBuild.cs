using Cairn.Cli.Processes;

namespace Cairn.Cli.Lint;

/// <summary>
/// Builds with every finding known to the compiler's suppressor, so that no severity stops the build and each project is looked at, and reads what
/// was found from the SARIF of every compilation.
/// </summary>
internal sealed class LintBuild(LintTarget target, Scratch scratch)
{
    private const int LinesShown = 20;

    /// <exception cref="CommandFailedException">It does not compile, or no project uses the analyzers (2); packages could not be had (74).</exception>
    public async Task<IReadOnlyList<LintFinding>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Folder, Guid.NewGuid().ToString("n"))).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "cairn.lint"), "", cancellationToken);
        var result = await scratch.RunAsync(
            SdkEnvironment.Dotnet(
                target.Folder, new Dictionary<string, string?>(),
                ["build", target.File, "-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary", $"-p:CairnLint={folder}"]),
            cancellationToken);
        if (result.ExitCode != 0)
        {
            throw Refusal(result);
        }

        var logs = Directory.GetFiles(folder, "*.sarif");
        return logs.Length > 0
            ? Merge(logs.Order(StringComparer.Ordinal).Select(Read).ToList())
            : throw new CommandFailedException(
                ExitCode.CannotTell, $"'{target.File}' has no project with Cairn's analyzers. `cairn lint` counts what they find. Add the package Cairn or Cairn.Analyzers.");
    }

    private CommandFailedException Refusal(ChildResult result)
    {
        var errors = result.Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToList();
        var lacksPackages = errors.Any(line => line.Contains("error NU1", StringComparison.Ordinal));
        return new CommandFailedException(
            lacksPackages ? ExitCode.Environment : ExitCode.CannotTell,
            $"'{Path.GetFileName(target.File)}' does not build, so its findings cannot be counted. "
            + (lacksPackages ? "A package could not be had. See to your package sources." : "Findings of Cairn's rules do not stop this build: mend the errors above."),
            errors.Count > 0 ? [.. errors.Take(LinesShown)] : result.Last(LinesShown));
    }

    private IReadOnlyList<LintFinding> Read(string log)
    {
        using var sarif = File.OpenRead(log);
        var lines = new SourceLines();
        return [.. SarifLog.Read(sarif).Select(result => Finding(result, lines))];
    }

    private LintFinding Finding(SarifResult result, SourceLines lines)
    {
        var file = result.File switch
        {
            null => target.File,
            { IsAbsoluteUri: true } absolute => absolute.LocalPath,
            var relative => Path.GetFullPath(Uri.UnescapeDataString(relative.OriginalString), target.Folder),
        };
        var path = Path.GetRelativePath(target.Baseline.Folder, file).Replace('\\', '/');
        return new LintFinding(new BaselineKey(result.Rule, path, lines.WithoutWhiteSpace(file, result.Line)), result.Line, result.Column, result.Message);
    }

    /// <summary>A file that several compilations share has as many findings as the compilation that has most: each spends the whole count.</summary>
    private static IReadOnlyList<LintFinding> Merge(IReadOnlyList<IReadOnlyList<LintFinding>> compilations) =>
        [.. compilations.SelectMany(findings => findings.GroupBy(finding => finding.Key))
            .GroupBy(finding => finding.Key)
            .SelectMany(same => same.MaxBy(findings => findings.Count())!)
            .OrderBy(finding => finding.Key.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)];
}
