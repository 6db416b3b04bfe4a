namespace Cairn.Templates.Tests;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All it wrote, to standard output and standard error.</param>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The same result; fails the test with the output unless the command succeeded.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}");
        return this;
    }
}
