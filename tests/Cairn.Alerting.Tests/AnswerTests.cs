using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Alerting.Tests;

/// <summary>A service that is asked for its artefacts through its own entry point.</summary>
public sealed class AnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_is_not_asked_serves()
    {
        await using var service = await CairnTestHost.StartAsync(RunAsync, cancellationToken: Cancellation);

        Assert.Equal("42", await service.Http.GetStringAsync("/builds/42", Cancellation));
    }

    [Fact]
    public async Task A_service_that_is_asked_writes_what_the_library_makes_and_does_not_start()
    {
        var root = Directory.CreateTempSubdirectory("cairn-alerting-");
        try
        {
            var verdict = await Assert.ThrowsAnyAsync<Exception>(() => CairnTestHost.StartAsync(RunAsync, setup => setup.Configure("Cairn:Alerting:WriteTo", root.FullName), Cancellation));

            Assert.Contains("wrote deploy/alerts/objective-builds.rules.yaml", verdict.ToString(), StringComparison.Ordinal);
            Assert.Empty(AlertArtefacts.Generate(SampleService.Only(Declare), new AlertingOptions { Service = "acme-builds", Team = "ci" }).StaleIn(root.FullName));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_service_whose_artefacts_are_missing_says_which()
    {
        using var empty = new WrittenArtefacts(AlertArtefacts.Generate(SampleService.Objectives(), SampleService.Options));

        var verdict = await Assert.ThrowsAnyAsync<Exception>(() => CairnTestHost.StartAsync(RunAsync, setup => setup.Configure("Cairn:Alerting:CheckIn", empty.Root), Cancellation));

        Assert.Contains("'deploy/alerts/service.rules.yaml' is stale.", verdict.ToString(), StringComparison.Ordinal);
    }

    private static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration["Cairn:Service:Name"] = "acme-builds";
        builder.Configuration["Cairn:Service:Team"] = "ci";
        builder.AddCairn();
        builder.Services.AddCairnAlerting(Declare);
        await using var app = builder.Build();
        app.MapCairn();
        app.MapGet("/builds/{id}", (string id) => id);
        await app.RunAsync();
    }

    private static void Declare(Objectives alerts) => alerts.Availability("builds", target: 0.995, route: "/builds/{id}").Expecting(20);
}
