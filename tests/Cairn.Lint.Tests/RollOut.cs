using System.Globalization;
using Cairn.Cli;
using Cairn.Cli.Processes;

namespace Cairn.Lint.Tests;

/// <summary>The story of a repository with 5,001 findings, played once: each build is dear.</summary>
public sealed class RollOut : IAsyncLifetime
{
    internal const int Files = 250;
    internal const int FindingsEach = 20;
    internal const int Renamed = 100;

    private const string Violation = "src/App/Violation.cs";

    internal (ExitCode ExitCode, string Output) Broken { get; private set; }

    internal bool BrokenWroteBaseline { get; private set; }

    internal (ExitCode ExitCode, string Output) Written { get; private set; }

    internal IReadOnlyList<string> FirstBaseline { get; private set; } = [];

    internal ChildResult Clean { get; private set; } = null!;

    internal ChildResult WithViolation { get; private set; } = null!;

    internal (ExitCode ExitCode, string Output) Followed { get; private set; }

    internal IReadOnlyList<string> LastBaseline { get; private set; } = [];

    internal (ExitCode ExitCode, string Output) Checked { get; private set; }

    internal (ExitCode ExitCode, string Output) Stale { get; private set; }

    public async ValueTask InitializeAsync()
    {
        using var repository = await LegacyRepository.CreateAsync(Files, FindingsEach);

        repository.Write(Violation, "internal static class Violation { int }\n");
        Broken = await repository.CairnAsync("lint", "--write-baseline");
        BrokenWroteBaseline = File.Exists(repository.Baseline);
        File.Delete(repository.In(Violation));

        Written = await repository.CairnAsync("lint", "--write-baseline");
        FirstBaseline = await File.ReadAllLinesAsync(repository.Baseline, TestContext.Current.CancellationToken);
        await repository.GitAsync("add", "cairn.baseline");
        await repository.GitAsync("commit", "--quiet", "-m", "Record");
        await repository.GitAsync("branch", "--force", "main");
        Clean = await BuildAsync(repository);

        repository.Write(Violation, "internal static class Violation\n{\n    public static void Wait() => System.Threading.Thread.Sleep(5);\n}\n");
        WithViolation = await BuildAsync(repository);

        foreach (var number in Enumerable.Range(0, Renamed))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"src/App/Moved/Renamed{number:000}.cs");
            Directory.CreateDirectory(repository.In("src/App/Moved"));
            File.Move(repository.In(LegacyRepository.Step(number)), repository.In(name));
        }

        Followed = await repository.CairnAsync("lint", "--follow-renames");
        LastBaseline = await File.ReadAllLinesAsync(repository.Baseline, TestContext.Current.CancellationToken);
        File.Delete(repository.In(Violation));
        Checked = await repository.CairnAsync("lint", "--check", "--base", "main");

        File.Delete(repository.In(LegacyRepository.Step(Renamed)));
        Stale = await repository.CairnAsync("lint", "--check");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<ChildResult> BuildAsync(LegacyRepository repository) =>
        repository.DotnetAsync("build", "-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary");
}
