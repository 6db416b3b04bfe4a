using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Alerting.Testing.Tests;

/// <summary>A service that reads builds from a store, and tells a notifier it can do without.</summary>
internal static class BuildStatus
{
    /// <summary>Thousands of requests are not to be read.</summary>
    public const string Silence = "--Logging:LogLevel:Default=None";

    public static async Task RunAsync(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
    }

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration["Cairn:Service:Name"] ??= "build-status";
        builder.Configuration["Cairn:Service:Team"] ??= "ci-experience";
        builder.AddCairn();
        builder.Services.AddCairnDependency("store");
        builder.Services.AddCairnDependency("notifier", notifier => notifier.Optional());
        builder.Services.AddCairnAlerting(Objectives);

        var app = builder.Build();
        app.MapCairn();
        app.MapGet("/builds/{id}", FindAsync);
        return app;
    }

    /// <summary>Stand-ins of all that the service calls.</summary>
    public static TestHostSetup WithFakes(this TestHostSetup setup) => setup.Fake("store", Fake()).Fake("notifier", Fake()).Configure("Logging:LogLevel:Default", "None");

    /// <summary>A dependency that answers well.</summary>
    public static FakeHttpServer Fake()
    {
        var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/builds/{id}").Replies(HttpStatusCode.OK, new { status = "passed" }).Always();
        return server;
    }

    private static void Objectives(Objectives objectives) =>
        objectives.Availability("builds", target: 0.995, route: "/builds/{id}").Expecting(20);

    private static async Task<IResult> FindAsync(string id, IHttpClientFactory clients, CancellationToken cancellationToken)
    {
        var build = await clients.CreateClient("store").GetStringAsync(new Uri($"builds/{id}", UriKind.Relative), cancellationToken);
        try
        {
            using var told = await clients.CreateClient("notifier").GetAsync(new Uri($"builds/{id}", UriKind.Relative), cancellationToken);
        }
        catch (HttpRequestException)
        {
            return Results.Text(build); // as declared: nobody is told
        }

        return Results.Text(build);
    }
}
