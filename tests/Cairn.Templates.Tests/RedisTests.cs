using System.Text.Json;

namespace Cairn.Templates.Tests;

/// <summary>The service of <c>--cache redis</c>: as good as the other, and its tests need no Redis.</summary>
public sealed class RedisTests(PackedSdk sdk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_builds_without_warnings_and_its_tests_pass_without_a_Redis()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation, "--cache", "redis");

        var build = (await sdk.DotnetAsync(folder, ["build"], Cancellation)).MustSucceed();
        var tests = (await sdk.DotnetAsync(folder, ["test", "--no-build"], Cancellation)).MustSucceed();

        Assert.Contains("0 Warning(s)", build.Output);
        Assert.Contains("failed: 0", tests.Output);
        Assert.Contains(Shell.Has("promtool") ? "skipped: 0" : "skipped: 1", tests.Output);
    }

    [Fact]
    public async Task It_registers_references_and_configures_Redis()
    {
        var folder = await sdk.ScaffoldAsync("Acme.BuildStatus", "ci", Cancellation, "--cache", "redis");

        var project = Path.Combine(folder, "src", "Acme.BuildStatus");
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(project, "appsettings.json"), Cancellation));
        Assert.Contains("AddCairnCaching().AddCairnCachingRedis();", await File.ReadAllTextAsync(Path.Combine(project, "Program.cs"), Cancellation));
        Assert.Contains("\"Cairn.Caching.Redis\"", await File.ReadAllTextAsync(Path.Combine(project, "Acme.BuildStatus.csproj"), Cancellation));
        Assert.Contains("Cairn:Caching:Redis:Endpoint", await File.ReadAllTextAsync(Path.Combine(folder, "docs", "setup.md"), Cancellation));
        Assert.Equal("localhost:6379", settings.RootElement.GetProperty("Cairn").GetProperty("Caching").GetProperty("Redis").GetProperty("Endpoint").GetString());
    }
}
