using Cairn.Cli.Processes;

namespace Cairn.Cli.Tests.Processes;

public sealed class ChildProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_child_tells_its_exit_code_and_its_output_which_is_in_the_log_too()
    {
        var child = Start(new ChildCommand("dotnet", ["--list-sdks"], _folder.Path));

        Assert.Equal(0, await child.WaitAsync(Stop));
        await child.DisposeAsync();

        Assert.NotEmpty(child.Output.Lines);
        Assert.Equal(child.Output.Lines, await File.ReadAllLinesAsync(_folder.In("log"), Stop));
    }

    [Fact]
    public async Task What_a_child_writes_to_its_error_stream_is_kept_as_well()
    {
        await using var child = Start(new ChildCommand("dotnet", ["exec", "no-such.dll"], _folder.Path));

        Assert.NotEqual(0, await child.WaitAsync(Stop));
        Assert.Contains(child.Output.Lines, line => line.Contains("no-such.dll", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_environment_is_ours_but_for_what_the_command_sets_and_removes()
    {
        var command = new ChildCommand("dotnet", ["--info"], _folder.Path)
        {
            Environment = new Dictionary<string, string?> { ["DOTNET_CLI_UI_LANGUAGE"] = "de", ["DOTNET_NOLOGO"] = null },
        };
        await using var child = Start(command);

        Assert.Equal(0, await child.WaitAsync(Stop));
        Assert.Contains(child.Output.Lines, line => line.Contains("Laufzeitumgebung", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_that_is_not_there_is_a_matter_of_the_environment()
    {
        var failure = Assert.Throws<CommandFailedException>(() => Start(new ChildCommand("no-such-program", [], _folder.Path)));

        Assert.Equal(ExitCode.Environment, failure.ExitCode);
        Assert.StartsWith("'no-such-program' cannot be started: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_ends_a_child_that_still_runs()
    {
        var child = Start(LongRunning.Command(_folder.Path));
        Assert.True(LongRunning.IsAlive(child.Id));

        await child.DisposeAsync();

        Assert.False(LongRunning.IsAlive(child.Id));
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_it_is_cancelled_and_the_child_with_it()
    {
        using var interruption = new CancellationTokenSource();
        var child = Start(LongRunning.Command(_folder.Path));
        var waiting = child.WaitAsync(interruption.Token);

        await interruption.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await child.DisposeAsync();
        Assert.False(LongRunning.IsAlive(child.Id));
    }

    [Fact]
    public async Task A_child_asked_to_stop_ends_by_the_signal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "128 + SIGTERM is how Unix counts.");
        await using var child = Start(LongRunning.Command(_folder.Path));

        child.AskToStop();

        Assert.Equal(143, await child.WaitAsync(Stop));
    }

    [Fact]
    public async Task A_child_that_has_ended_is_not_asked_to_stop()
    {
        await using var child = Start(new ChildCommand("dotnet", ["exec", "no-such.dll"], _folder.Path));
        await child.WaitAsync(Stop);

        Assert.Null(Record.Exception(child.AskToStop));
    }

    public void Dispose() => _folder.Dispose();

    private ChildProcess Start(ChildCommand command) =>
        ChildProcess.Start(command, _folder.In("log"), new ChildLedger(_folder.In("children"), TimeProvider.System));
}
