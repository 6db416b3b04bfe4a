using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_second_demo_at_the_same_time_is_told_of_the_first()
    {
        using var first = Open();

        var failure = Assert.Throws<CommandFailedException>(Open);

        Assert.Equal(ExitCode.Environment, failure.ExitCode);
        Assert.StartsWith($"Another 'cairn demo' is at work in '{first.Folder}'.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_demo_touches_nothing_of_the_first()
    {
        using var first = Open();
        var package = Path.Combine(first.Feed, "Cairn.1.0.0.nupkg");
        File.WriteAllText(package, "");

        Assert.Throws<CommandFailedException>(Open);

        Assert.True(File.Exists(package));
    }

    [Fact]
    public void After_a_demo_has_ended_the_next_one_may_start()
    {
        Open().Dispose();

        Open().Dispose();
    }

    [Fact]
    public void What_an_aborted_run_left_is_gone_and_what_makes_the_next_one_fast_stays()
    {
        _root.Write("artifacts/demo/service/Acme.BuildStatus/Program.cs", "half");
        _root.Write("artifacts/demo/feed/Cairn.1.0.0.nupkg", "");
        _root.Write("artifacts/demo/packages/cairn.hosting/1.0.0/x", "");
        _root.Write("artifacts/demo/packages/serilog/3.1.1/x", "");
        _root.Write("artifacts/demo/build/bin/x", "");

        using var workspace = Open();

        Assert.Empty(Directory.EnumerateFileSystemEntries(workspace.Services));
        Assert.Empty(Directory.EnumerateFileSystemEntries(workspace.Feed));
        Assert.Equal(["serilog"], Directory.EnumerateDirectories(workspace.Packages).Select(Path.GetFileName));
        Assert.True(File.Exists(_root.In("artifacts", "demo", "build", "bin", "x")));
    }

    [Fact]
    public void Cleaning_leaves_the_logs()
    {
        using var workspace = Open();
        File.WriteAllText(Path.Combine(workspace.Logs, "build.log"), "");
        File.WriteAllText(Path.Combine(workspace.Services, "Program.cs"), "");

        workspace.Clean();

        Assert.True(File.Exists(Path.Combine(workspace.Logs, "build.log")));
        Assert.False(Directory.Exists(workspace.Services));
    }

    [Theory]
    [InlineData("artifacts")]
    [InlineData("artifacts/demo")]
    [InlineData("artifacts/demo/feed")]
    public void A_file_in_the_place_of_a_folder_is_named_with_the_folder(string inTheWay)
    {
        _root.Write(inTheWay, "");

        var failure = Assert.Throws<CommandFailedException>(Open);

        Assert.Equal(ExitCode.Environment, failure.ExitCode);
        Assert.StartsWith($"'{_root.In("artifacts", "demo")}' cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demo_that_could_not_start_lets_go_of_the_folder()
    {
        var inTheWay = _root.Write("artifacts/demo/feed", "");
        Assert.Throws<CommandFailedException>(Open);
        File.Delete(inTheWay);

        Open().Dispose();
    }

    public void Dispose() => _root.Dispose();

    private Workspace Open() => Workspace.Open(_root.Path, TimeProvider.System);
}
