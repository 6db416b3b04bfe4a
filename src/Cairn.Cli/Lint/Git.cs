using Cairn.Cli.Processes;

namespace Cairn.Cli.Lint;

/// <summary>Asks git about the repository around a folder.</summary>
internal sealed class Git(string folder, Scratch scratch)
{
    /// <summary>The lines that git answers, or null if it refuses.</summary>
    public async Task<IReadOnlyList<string>?> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var command = new ChildCommand("git", ["-c", "core.quotePath=false", .. arguments], folder)
        {
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8", ["GIT_PAGER"] = "cat" },
        };
        var result = await scratch.RunAsync(command, cancellationToken);
        return result.ExitCode == 0 ? result.Lines : null;
    }

    /// <summary>The baseline in the folder as it was at a commit; null if there was none.</summary>
    public async Task<Baseline?> BaselineAtAsync(string commit, CancellationToken cancellationToken) =>
        await TryAsync(["show", $"{commit}:./{BaselineFile.Name}"], cancellationToken) is { } lines ? Baseline.Parse(lines, $"{BaselineFile.Name} at {commit}") : null;
}
