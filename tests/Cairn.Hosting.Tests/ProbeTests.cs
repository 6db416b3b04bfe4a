using System.Net;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Tests;

public sealed class ProbeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/startupz")]
    [InlineData("/alive")]
    [InlineData("/health")]
    public async Task A_started_service_answers_ok(string path)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        using var answer = await service.Management.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ok\n", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_head_request_gets_the_status_without_a_body()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        using var request = new HttpRequestMessage(HttpMethod.Head, "/readyz");
        using var answer = await service.Management.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_post_is_refused_with_the_methods_that_are_allowed()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        using var answer = await service.Management.PostAsync("/livez", content: null, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task An_unknown_path_is_answered_with_the_known_ones()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        using var answer = await service.Management.GetAsync("/healthz", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/alive, /checks, /config, /health, /info, /livez, /readyz, /routes, /startupz", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable)]
    public async Task Readiness_follows_the_registered_checks_and_liveness_does_not(HealthStatus status, HttpStatusCode expected)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(builder =>
            builder.Services.AddHealthChecks().AddCheck("store", () => new HealthCheckResult(status, "as told"))), cancellationToken: Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.Zero, Cancellation);

        using var ready = await service.Management.GetAsync("/readyz", Cancellation);
        using var live = await service.Management.GetAsync("/livez", Cancellation);

        Assert.Equal(expected, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Verbose_says_of_each_check_its_status_role_age_duration_failures_and_last_words()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(builder =>
            builder.Services.AddHealthChecks().AddCheck("store", () => throw new IOException("disk gone"))), cancellationToken: Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(7), Cancellation);

        using var answer = await service.Management.GetAsync("/readyz?verbose", Cancellation);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            """
            {"status":"fail","state":"unhealthy","closedBecause":[],"checks":[{"name":"store","role":"critical","status":"fail",
            "ageSeconds":7,"durationMs":0,"consecutiveFailures":1,"reason":"disk gone"}],"warmups":[],"workers":[]}
            """.ReplaceLineEndings(""),
            body);
    }
}
