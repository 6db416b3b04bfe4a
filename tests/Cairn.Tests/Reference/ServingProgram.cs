using Cairn.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Cairn.Tests.Reference;

/// <summary>A web service with one of everything: a worker that fails once, a warm-up, a check that can be switched, and an endpoint for each fate of a request.</summary>
internal static partial class ServingProgram
{
    public const string BrokenPath = "/broken";
    private static readonly Func<ILogger, string, IDisposable?> TaskScope = LoggerMessage.DefineScope<string>("Task {Task}");

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddCairn();
        builder.Services.AddSingleton<Store>().AddHttpClient();
        builder.Services.AddHealthChecks().AddCheck<Store>("store");
        builder.Services.AddCairnWorker<FlakyWorker>().AddCairnWarmup<QuickWarmup>();
        builder.Services.AddKeyedSingleton<RequestDelegate>($"Cairn.Management:GET {BrokenPath}", (_, _) => _ => throw new InvalidOperationException("broken"));

        await using var app = builder.Build();
        app.MapCairn();
        app.MapGet("/hello/{name}", (string name) => $"hello {name}");
        app.MapGet("/boom", string () => throw new InvalidOperationException("the disk is gone"));
        app.MapGet("/down", () => Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapPost("/builds", (HttpRequest request) => request.ContentLength);
        app.MapGet("/call", async (HttpRequest request, IHttpClientFactory http) => await http.CreateClient().GetStringAsync(new Uri($"http://{request.Host}/hello/self")));
        app.MapGet("/say", Say);
        await app.RunAsync();
    }

    private static void Say(ILogger<Store> logger)
    {
        using var scope = TaskScope(logger, "compile");
        Said(logger, new string('x', 20_000), new TimeoutException("slow"));
        Said(logger, RefusingWriter.Refused, exception: null);
        Said(logger, "room again", exception: null);
    }

    [LoggerMessage(LogLevel.Warning, "{Said}", EventName = "Said")]
    private static partial void Said(ILogger logger, string said, Exception? exception);

    /// <summary>Healthy until it is broken.</summary>
    internal sealed class Store : IHealthCheck
    {
        public volatile bool IsBroken;
        private int _attempts;

        public int Attempt() => Interlocked.Increment(ref _attempts);

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(IsBroken ? HealthCheckResult.Unhealthy("no room", new IOException("full")) : HealthCheckResult.Healthy());
    }

    private sealed class FlakyWorker(Store store) : IWorker
    {
        public Task RunAsync(WorkerContext worker, CancellationToken cancellationToken)
        {
            worker.Heartbeat();
            return store.Attempt() == 1 ? throw new IOException("no queue") : Task.CompletedTask;
        }
    }

    private sealed class QuickWarmup : IWarmup
    {
        public Task WarmUpAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
