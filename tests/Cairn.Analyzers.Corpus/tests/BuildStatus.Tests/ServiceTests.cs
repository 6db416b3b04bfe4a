using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace BuildStatus.Tests;

public sealed class ServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_is_reported_and_found()
    {
        await using var app = await StartAsync();
        using var http = app.GetTestClient();

        using var created = await http.PostAsJsonAsync("/builds", Sample.Report("1", "ok", took: "2m"), Cancellation);
        using var tests = await http.PostAsync("/builds/1/tests", new StringContent("<testsuite><testcase name=\"a\"/></testsuite>"), Cancellation);
        using var noTests = await http.PostAsync("/builds/1/tests", new StringContent("none"), Cancellation);
        using var missing = await http.GetAsync("/builds/2", Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, tests.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, noTests.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("\"id\":\"1\"", await http.GetStringAsync("/builds?branch=main", Cancellation));
        Assert.Contains("\"total\":1", await http.GetStringAsync("/branches/main/summary", Cancellation));
        Assert.StartsWith("main: green", await http.GetStringAsync("/branches/main/health", Cancellation));
        Assert.Contains("1 builds, 0 failed", await http.GetStringAsync("/report", Cancellation));
    }

    [Theory]
    [InlineData("perhaps", null)]
    [InlineData("ok", "soon")]
    public async Task A_bad_report_is_refused(string status, string? took)
    {
        await using var app = await StartAsync();
        using var http = app.GetTestClient();

        using var refused = await http.PostAsJsonAsync("/builds", Sample.Report("1", status, took: took), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    public async Task Probes_are_answered(string path)
    {
        await using var app = await StartAsync();
        using var http = app.GetTestClient();

        Assert.Equal("Healthy", await http.GetStringAsync(path, Cancellation));
    }

    private static async Task<WebApplication> StartAsync()
    {
        var app = Service.Create([], builder => builder.WebHost.UseTestServer());
        await app.StartAsync(Cancellation);
        return app;
    }
}
