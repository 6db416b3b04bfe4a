using System.Net;
using System.Net.Http.Json;

namespace Acme.BuildStatus.Tests;

public sealed class Notices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_notifier_is_told_about_a_report()
    {
        await using var notifier = new FakeHttpServer();
        notifier.On(HttpMethod.Put, "/builds/{id}").Replies(HttpStatusCode.NoContent);
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Fake("notifier", notifier), Cancellation);

        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        var notice = Assert.Single(notifier.Requests).ReadJson<Build>();
        Assert.Equal(new Build("42", "main", "running", service.Clock.GetUtcNow()), notice);
        Assert.Empty(service.Logs.Named("NoticeDropped"));
    }

    [Fact]
    public async Task Without_the_notifier_reports_are_recorded_all_the_same()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Break("notifier", HttpFault.Refused), Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Single(service.Logs.Named("NoticeDropped"));
    }
}
