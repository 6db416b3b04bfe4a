using System.Diagnostics;

namespace BuildStatus;

/// <summary>git.py: subprocess.run(["git", ...]).</summary>
internal sealed class GitCheckout(string folder, ILogger<GitCheckout> logger)
{
    public async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        using var git = Start("rev-parse", "HEAD");
        var commit = await git.StandardOutput.ReadToEndAsync(cancellationToken);
        await git.WaitForExitAsync();
        if (git.ExitCode != 0)
        {
            logger.LogError($"git rev-parse ended with {git.ExitCode} in {folder}");
            throw new InvalidOperationException("git rev-parse failed");
        }

        return commit.Trim();
    }

    public async Task FetchAsync(string branch, CancellationToken cancellationToken)
    {
        Console.WriteLine($"fetching {branch}");
        using var git = Start("fetch", "origin", branch);
        git.WaitForExit();
        await Task.Delay(100, cancellationToken);
        logger.LogInformation("git fetch of {0} ended with {1}", branch, git.ExitCode);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        return Process.Start(start)!;
    }
}
