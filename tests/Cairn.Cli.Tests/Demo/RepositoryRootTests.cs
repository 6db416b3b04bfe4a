using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class RepositoryRootTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_root_is_the_nearest_folder_upwards_that_holds_the_solution()
    {
        _folder.Write("clone/Sdk.sln", "");
        var below = Directory.CreateDirectory(_folder.In("clone", "src", "Cairn")).FullName;

        Assert.Equal(_folder.In("clone"), RepositoryRoot.Find(below));
    }

    [Fact]
    public void The_second_starting_point_counts_when_the_first_is_elsewhere()
    {
        _folder.Write("clone/Sdk.sln", "");

        Assert.Equal(_folder.In("clone"), RepositoryRoot.Find(_folder.Path, _folder.In("clone")));
    }

    [Fact]
    public void Outside_of_a_clone_the_demo_says_what_it_needs()
    {
        var failure = Assert.Throws<CommandFailedException>(() => RepositoryRoot.Find(_folder.Path));

        Assert.Equal(ExitCode.Environment, failure.ExitCode);
        Assert.StartsWith($"'{_folder.Path}' is not inside a clone", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
