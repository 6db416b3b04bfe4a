using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn.Parity.Tests.Replay;

/// <summary>A port of the build-status service to .NET, with an id, a clock and a dependency.</summary>
internal static class TestService
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Func<Guid>>(Guid.NewGuid);
        builder.Services.AddHttpClient("notifier", client => client.BaseAddress = new Uri("http://notifier"));
        var app = builder.Build();
        Map(app);
        await app.RunAsync();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        Dictionary<string, string> builds = [];
        app.MapPost("/builds", (NewBuild build, Func<Guid> ids) =>
        {
            var id = ids().ToString();
            builds[id] = build.Branch;
            return Results.Json(new { id, branch = build.Branch }, statusCode: StatusCodes.Status201Created);
        });
        app.MapGet("/builds/{id}", (string id) => builds.TryGetValue(id, out var branch) ? Results.Json(new { id, branch }) : Results.NotFound());
        app.MapGet("/now", (TimeProvider clock) => Results.Json(new { now = clock.GetUtcNow() }));
        app.MapGet("/notified/{id}", async (string id, IHttpClientFactory clients, CancellationToken cancellationToken) =>
            Results.Text(await clients.CreateClient("notifier").GetStringAsync(new Uri($"/state/{id}", UriKind.Relative), cancellationToken)));
    }
}
