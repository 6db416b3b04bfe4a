using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Http.Tests.Outages;

/// <summary>A service with two dependencies: a store that it needs for some answers, and a notifier that it can do without.</summary>
internal static class BuildService
{
    /// <summary>The service, as well made or as badly as a test wants it.</summary>
    /// <param name="storeIs">What it has declared about its store.</param>
    /// <param name="readAsync">How it reads from its store.</param>
    /// <param name="map">What else it does.</param>
    /// <param name="register">What else it is made of.</param>
    public static Func<string[], Task> Program(
        Criticality storeIs = Criticality.Required,
        Func<HttpClient, CancellationToken, Task<IResult>>? readAsync = null,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? register = null) => args =>
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.AddCairn();
        builder.Services.AddCairnDependency("artifact-store", store => store.Criticality = storeIs);
        builder.Services.AddCairnDependency<NotifierClient>("notifier", notifier => notifier.Optional());
        register?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapCairn();
        app.MapGet("/builds/7", (IHttpClientFactory clients, CancellationToken stop) => (readAsync ?? ReadAsync)(clients.CreateClient("artifact-store"), stop));
        app.MapPut("/builds/7", async (NotifierClient notifier, CancellationToken stop) => await notifier.TryNotifyAsync("7", stop));
        map?.Invoke(app);
        return app.RunAsync();
    };

    /// <summary>Everything that the service calls is well.</summary>
    public static void AllIsWell(TestHostSetup setup) => setup.ConfigureServices(services => services
        .AddHttpClient("artifact-store").ConfigurePrimaryHttpMessageHandler(() => new OkHandler()).Services
        .AddHttpClient("notifier").ConfigurePrimaryHttpMessageHandler(() => new OkHandler()));

    private static async Task<IResult> ReadAsync(HttpClient store, CancellationToken cancellationToken)
    {
        try
        {
            using var artifact = await store.GetAsync("artifacts/7", cancellationToken);
            return artifact.IsSuccessStatusCode ? Results.Ok() : Results.StatusCode(503);
        }
        catch (HttpRequestException)
        {
            return Results.StatusCode(503);
        }
    }
}
