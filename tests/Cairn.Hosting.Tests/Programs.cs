using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Tests;

/// <summary>Small services to test with, as their top-level code would be.</summary>
internal static class Programs
{
    public static Func<string[], Task> Web(Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null) => async args =>
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCairnHosting();
        configure?.Invoke(builder);

        await using var app = builder.Build();
        app.MapGet("/hello", () => "hello");
        map?.Invoke(app);
        await app.RunAsync();
    };

    public static Func<string[], Task> Worker(Action<HostApplicationBuilder>? configure = null) => async args =>
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddCairnHosting();
        configure?.Invoke(builder);

        using var host = builder.Build();
        await host.RunAsync();
    };
}
