using Cairn.Cli.Demo;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Tests.Demo;

public sealed class DotnetTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly TemporaryFolder _root = new();
    private readonly Workspace _workspace;

    public DotnetTests() => _workspace = Workspace.Open(_root.Path, TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_required_command_that_fails_shows_its_last_lines_and_names_its_log()
    {
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => RequireAsync("build", "none.csproj"));

        Assert.Equal(ExitCode.DoesNotHold, failure.ExitCode);
        Assert.Contains(failure.LastOutput, line => line.Contains("none.csproj", StringComparison.Ordinal));
        Assert.Contains($"'{Path.Combine(_workspace.Logs, "try-it.log")}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_is_a_matter_of_the_environment()
    {
        var project = _root.Write("P.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><RestoreSources>$(MSBuildProjectDirectory)</RestoreSources></PropertyGroup>
              <ItemGroup><PackageReference Include="Cairn.No.Such.Package" Version="1.0.0" /></ItemGroup>
            </Project>
            """);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => RequireAsync("restore", project));

        Assert.Equal(ExitCode.Environment, failure.ExitCode);
        Assert.Contains("see to your package sources", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_ends_without_its_addresses_is_a_failure_with_its_last_lines()
    {
        var start = RunningService.StartAsync(new Dotnet(_workspace), "run the service", _root.Path, "no-such-service.dll", RunningService.Environment(), TimeProvider.System, Stop);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => start);

        Assert.Equal(ExitCode.DoesNotHold, failure.ExitCode);
        Assert.Contains(failure.LastOutput, line => line.Contains("no-such-service.dll", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _root.Dispose();
    }

    private Task<ChildResult> RequireAsync(params string[] arguments) => new Dotnet(_workspace).RequireAsync("try it", _root.Path, Nothing, arguments, Stop);
}
