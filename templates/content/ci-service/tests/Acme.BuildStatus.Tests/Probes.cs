using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Acme.BuildStatus.Tests;

public sealed class Probes
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/startupz")]
    public async Task A_started_service_answers_its_probes(string path)
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.Zero, Cancellation); // the worker has begun

        using var response = await service.Management.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_store_that_is_nearly_full_is_said_while_the_service_stays_ready()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Configure("BuildStatus:MaxBuilds", "1"), Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(20), Cancellation); // the check runs every 15 s

        using var response = await service.Management.GetAsync("/readyz?verbose", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("1 of at most 1 builds are open", await response.Content.ReadAsStringAsync(Cancellation));
    }
}
