using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Tests;

/// <summary>Programs such as a service's top-level code, to start in tests.</summary>
internal static class Programs
{
    public static Func<string[], Task> Web(Action<IEndpointRouteBuilder> map, Action<IServiceCollection>? register = null) => async args =>
    {
        var builder = WebApplication.CreateBuilder(args);
        register?.Invoke(builder.Services);
        await using var app = builder.Build();

        map(app);

        await app.RunAsync();
    };

    public static Func<string[], Task> Worker(Action<IServiceCollection> register) => async args =>
    {
        var builder = Host.CreateApplicationBuilder(args);
        register(builder.Services);

        await builder.Build().RunAsync();
    };

    public static Func<string[], Task> Worker(Func<IServiceProvider, CancellationToken, Task> loop) =>
        Worker(services => services.AddHostedService(provider => new Loop(stopping => loop(provider, stopping))));

    private sealed class Loop(Func<CancellationToken, Task> run) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => run(stoppingToken);
    }
}
