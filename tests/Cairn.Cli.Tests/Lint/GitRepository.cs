using System.Globalization;
using Cairn.Cli.Lint;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Tests.Lint;

/// <summary>A git repository of one test's own.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Scratch _scratch = new(TimeProvider.System);

    private GitRepository() => Git = new Git(_folder.Path, _scratch);

    public Git Git { get; }

    public string Path => _folder.Path;

    public BaselineFile Baseline => new(_folder.In(BaselineFile.Name));

    public static async Task<GitRepository> CreateAsync()
    {
        var repository = new GitRepository();
        await repository.RunAsync("init", "--initial-branch=main");
        await repository.RunAsync("config", "user.name", "Test");
        await repository.RunAsync("config", "user.email", "test@example.org");
        await repository.RunAsync("config", "commit.gpgSign", "false");
        return repository;
    }

    public void Write(string name, string text) => _folder.Write(name, text);

    public async Task CommitAsync(string message, DateTimeOffset? at = null)
    {
        var date = (at ?? DateTimeOffset.UnixEpoch).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        await RunAsync("add", "--all");
        var commit = new ChildCommand("git", ["commit", "--allow-empty", "-m", message, "--date", date], Path)
        {
            Environment = new Dictionary<string, string?> { ["GIT_COMMITTER_DATE"] = date },
        };
        Assert.Equal(0, (await _scratch.RunAsync(commit, TestContext.Current.CancellationToken)).ExitCode);
    }

    public async Task CommitAsync(string message, Baseline baseline, DateTimeOffset? at = null)
    {
        Baseline.Write(baseline);
        await CommitAsync(message, at);
    }

    public async Task<IReadOnlyList<string>> RunAsync(params string[] arguments)
    {
        var lines = await Git.TryAsync(arguments, TestContext.Current.CancellationToken);
        Assert.NotNull(lines);
        return lines;
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal); // git's objects are read-only, which Windows minds
        }

        _folder.Dispose();
        _scratch.Dispose();
    }
}
