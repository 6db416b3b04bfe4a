using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class PlantsTests : IDisposable
{
    private readonly TemporaryFolder _project = new();

    [Fact]
    public void The_store_is_planted_before_the_build_and_the_endpoints_behind_the_golden_path()
    {
        var program = _project.Write("Program.cs", "var app = builder.Build();\napp.MapCairn();\napp.MapBuilds();\n");

        Plants.Into(_project.Path, "Acme");

        var lines = File.ReadAllLines(program);
        Assert.Equal("builder.Services.AddSingleton<PlantedStore>();", lines[0]);
        Assert.StartsWith("builder.Services.AddSingleton<IBuildSource>", lines[1], StringComparison.Ordinal);
        Assert.Equal([PlantedPort.Services, "", "var app = builder.Build();", "app.MapCairn();"], lines[2..6]);
        Assert.StartsWith($"app.MapGet(\"{Plants.FaultPath}\"", lines[6], StringComparison.Ordinal);
        Assert.StartsWith($"app.MapPost(\"{PlantedPipeline.Path}\"", lines[7], StringComparison.Ordinal);
        Assert.StartsWith($"app.MapGet(\"{PlantedCaller.Path}\"", lines[8], StringComparison.Ordinal);
        Assert.StartsWith($"app.MapPost(\"{PlantedStore.Path}\"", lines[9], StringComparison.Ordinal);
        Assert.Equal("app.UseCairnStrangler();", lines[10]);
        Assert.Equal("app.MapBuilds();", lines[^1]);
    }

    [Fact]
    public void Three_violations_are_planted_in_a_file_of_their_own()
    {
        _project.Write("Program.cs", "var app = builder.Build();\napp.MapCairn();");

        Plants.Into(_project.Path, "Acme");

        var lines = File.ReadAllLines(_project.In(Plants.ViolationFile));
        Assert.Equal(3, Plants.Violations.DistinctBy(violation => violation.Rule).Count());
        Assert.All(Plants.Violations, violation => Assert.Contains(
            violation.Member, Assert.Single(lines, line => line.Contains(violation.Breach, StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var app = builder.Build();", "app.MapCairn();")]
    [InlineData("app.MapCairn();", "var app = builder.Build();")]
    public void A_program_without_the_golden_path_cannot_be_planted_in(string code, string missing)
    {
        _project.Write("Program.cs", code);

        var failure = Assert.Throws<CommandFailedException>(() => Plants.Into(_project.Path, "Acme"));

        Assert.Equal(ExitCode.DoesNotHold, failure.ExitCode);
        Assert.Contains($"'{missing}'", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _project.Dispose();
}
