using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Tests.Management;

public sealed class ReadingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Info_tells_which_build_of_which_service_runs_since_when()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);
        var start = service.Clock.GetUtcNow();
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromHours(1), Cancellation);

        var info = await service.Management.GetFromJsonAsync<JsonElement>("/info", Cancellation);

        Assert.Equal("Cairn.Hosting.Tests", info.GetProperty("service").GetString());
        Assert.DoesNotContain('+', info.GetProperty("version").GetString()!);
        Assert.Equal(start.UtcDateTime, info.GetProperty("started").GetDateTime());
        Assert.StartsWith(".NET 10", info.GetProperty("runtime").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_shows_each_key_with_its_source()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.Configure("Cairn:Hosting:RequestTimeout", "00:00:07"), Cancellation);

        var settings = await SettingsAsync(service);

        var setting = Assert.Single(settings, setting => setting.Key == "Cairn:Hosting:RequestTimeout");
        Assert.Equal(("00:00:07", "command line"), (setting.Value, setting.Source));
    }

    [Fact]
    public async Task Config_masks_what_may_be_secret_and_leaves_out_the_sections_of_others()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Services.AddCairnOptions<StoreOptions>()),
            host => host.Configure("Store:Password", "hush").Configure("Store:Target", "Server=db;User=ci").Configure("Other:Name", "value"),
            Cancellation);

        var settings = await SettingsAsync(service);

        Assert.Equal("***", Assert.Single(settings, setting => setting.Key == "Store:Password").Value);
        Assert.Equal("***", Assert.Single(settings, setting => setting.Key == "Store:Target").Value);
        Assert.DoesNotContain(settings, setting => setting.Key == "Other:Name");
    }

    [Fact]
    public async Task Routes_are_those_of_the_service()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        var answer = await service.Management.GetFromJsonAsync<JsonElement>("/routes", Cancellation);

        var route = Assert.Single(answer.GetProperty("routes").EnumerateArray());
        Assert.Equal("/hello", route.GetProperty("pattern").GetString());
        Assert.Equal("GET", Assert.Single(route.GetProperty("methods").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Checks_are_all_there_with_their_roles_whichever_probe_counts_them()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Services.AddHealthChecks().AddCheck("store", () => HealthCheckResult.Healthy(), tags: [HealthTags.Degradable])),
            cancellationToken: Cancellation);

        var answer = await service.Management.GetFromJsonAsync<JsonElement>("/checks", Cancellation);

        var checks = answer.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("role").GetString());
        Assert.Equal(("degradable", "liveness"), (checks["store"], checks["cairn-thread-pool"]));
    }

    [Fact]
    public async Task A_worker_has_no_routes()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(), cancellationToken: Cancellation);

        var answer = await service.Management.GetFromJsonAsync<JsonElement>("/routes", Cancellation);

        Assert.Empty(answer.GetProperty("routes").EnumerateArray());
    }

    [Theory]
    [InlineData("/info")]
    [InlineData("/config")]
    [InlineData("/checks")]
    [InlineData("/routes")]
    public async Task They_can_be_read_and_nothing_else_and_not_on_the_main_port(string path)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        using var head = await service.Management.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Cancellation);
        using var post = await service.Management.PostAsync(path, content: null, Cancellation);
        using var main = await service.Http.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, main.StatusCode);
    }

    private static async Task<Setting[]> SettingsAsync(CairnTestHost service)
    {
        var answer = await service.Management.GetFromJsonAsync<JsonElement>("/config", Cancellation);
        return answer.GetProperty("settings").Deserialize<Setting[]>(JsonSerializerOptions.Web)!;
    }

    private sealed record Setting(string Key, string Value, string Source);

    private sealed class StoreOptions
    {
        public string? Password { get; set; }

        public string? Target { get; set; }
    }
}
