namespace Cairn.Templates.Tests;

/// <summary>What <c>dotnet new ci-service</c> asks and refuses.</summary>
public sealed class OptionTests(PackedSdk sdk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_shows_the_options_and_what_they_mean()
    {
        var help = await sdk.NewAsync(["ci-service", "--help"], Cancellation);

        Assert.Contains("--team <team>", help.Output);
        Assert.Contains("The team that owns the service", help.Output);
        Assert.Contains("--cache <memory|redis>", help.Output);
        Assert.Contains("--grpc", help.Output);
        Assert.Contains("--cairn-version", help.Output);
        Assert.Contains($"Default: {sdk.Version}", help.Output);
    }

    [Fact]
    public async Task A_missing_team_is_refused()
    {
        var folder = Path.Combine(sdk.Folder, nameof(A_missing_team_is_refused));

        var refused = await sdk.NewAsync(["ci-service", "-n", "Acme.BuildStatus", "-o", folder], Cancellation);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("Missing mandatory option(s) for the template 'CI service': '--team'", refused.Output);
        Assert.False(HasContent(folder));
    }

    [Theory]
    [InlineData("CI Experience")]
    [InlineData("ci_experience")]
    [InlineData("ciExperience")]
    [InlineData("ci--experience")]
    [InlineData("-ci")]
    [InlineData("3rd-party")]
    public async Task A_malformed_team_is_refused_and_nothing_is_written(string team)
    {
        var folder = Path.Combine(sdk.Folder, "refused", Guid.NewGuid().ToString("n"));

        var refused = await sdk.NewAsync(["ci-service", "-n", "Acme.BuildStatus", $"--team={team}", "-o", folder], Cancellation);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains($"'--team' is '{team}'. A team is lower-case words", refused.Output);
        Assert.False(HasContent(folder));
    }

    [Fact]
    public async Task A_cache_that_is_neither_memory_nor_redis_is_refused_and_nothing_is_written()
    {
        var folder = Path.Combine(sdk.Folder, nameof(A_cache_that_is_neither_memory_nor_redis_is_refused_and_nothing_is_written));

        var refused = await sdk.NewAsync(["ci-service", "-n", "Acme.BuildStatus", "-t", "ci", "--cache", "disk", "-o", folder], Cancellation);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("'disk' is not a valid value for --cache", refused.Output);
        Assert.False(HasContent(folder));
    }

    [Fact]
    public async Task The_cache_is_in_memory_unless_asked_otherwise()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation);

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();

        Assert.All(files, file => Assert.DoesNotContain("Redis", file + File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("AddCairnCaching();", await File.ReadAllTextAsync(files.Single(file => file.EndsWith("Program.cs", StringComparison.Ordinal)), Cancellation));
    }

    [Fact]
    public async Task The_service_references_the_asked_version_of_Cairn()
    {
        var folder = Path.Combine(sdk.Folder, nameof(The_service_references_the_asked_version_of_Cairn));

        await sdk.NewAsync(["ci-service", "-n", "Acme.BuildStatus", "-t", "ci", "--cairn-version", "9.8.7", "--no-restore", "-o", folder], Cancellation);

        var versions = await File.ReadAllTextAsync(Path.Combine(folder, "Directory.Packages.props"), Cancellation);
        Assert.Contains("<CairnVersion>9.8.7</CairnVersion>", versions);
    }

    private static bool HasContent(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
}
