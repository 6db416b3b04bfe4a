using System.Net;

namespace Acme.BuildStatus.Tests;

/// <summary>What the service does without what it calls.</summary>
public sealed class Outages
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_down_the_service_is_as_it_has_declared()
    {
        await using var notifier = new FakeHttpServer();
        notifier.On(HttpMethod.Put, "/builds/{id}").Replies(HttpStatusCode.NoContent).Always();

        var report = await OutageMatrix.RunAsync<BuildStatusService>(
            matrix => matrix
                .WithHost(setup => setup.Fake("notifier", notifier))
                .Call("POST", "/builds", call => call.WithJson(new ReportBuild("42", "main", "running")))
                .Call("GET", "/builds/42"),
            Cancellation);

        report.AssertHolds();
    }

    [Fact]
    public async Task The_page_of_dependencies_is_true()
    {
        var page = Path.Combine(Clone.Root, "docs", "dependencies.md");
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);

        var declared = await DependencyTable.ReadMarkdownAsync(service, Cancellation);

        var written = await File.ReadAllTextAsync(page, Cancellation);
        await File.WriteAllTextAsync(page, declared, Cancellation); // if this test fails, the page is right from now on: commit it
        Assert.Equal(declared, written.ReplaceLineEndings("\n"));
    }
}
