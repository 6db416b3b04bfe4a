using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class PlantsTests : IDisposable
{
    private readonly TemporaryFolder _project = new();

    [Fact]
    public void The_endpoints_are_planted_behind_the_golden_path()
    {
        var program = _project.Write("Program.cs", "app.MapCairn();\napp.MapBuilds();\n");

        Plants.Into(_project.Path, "Acme");

        var lines = File.ReadAllLines(program);
        Assert.Equal("app.MapCairn();", lines[0]);
        Assert.StartsWith($"app.MapGet(\"{Plants.FaultPath}\"", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"app.MapPost(\"{PlantedPipeline.Path}\"", lines[2], StringComparison.Ordinal);
        Assert.Equal("app.MapBuilds();", lines[3]);
    }

    [Fact]
    public void The_violation_is_planted_in_a_file_of_its_own()
    {
        _project.Write("Program.cs", "app.MapCairn();");

        Plants.Into(_project.Path, "Acme");

        var line = Assert.Single(File.ReadAllLines(_project.In(Plants.ViolationFile)), line => line.Contains(Plants.Violation, StringComparison.Ordinal));
        Assert.Contains(Plants.ViolationLine, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_the_golden_path_cannot_be_planted_in()
    {
        _project.Write("Program.cs", "app.Run();");

        var failure = Assert.Throws<CommandFailedException>(() => Plants.Into(_project.Path, "Acme"));

        Assert.Equal(ExitCode.DoesNotHold, failure.ExitCode);
        Assert.Contains("'app.MapCairn();'", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _project.Dispose();
}
