using System.Text.Json;

namespace Cairn.Templates.Tests;

/// <summary>The service of <c>--cache redis</c>. That it builds, and needs no Redis to be tested, is looked at together with <see cref="GrpcTests"/>.</summary>
public sealed class RedisTests(PackedSdk sdk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
