using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Tests.Health;

/// <summary>The code of docs/how-to/health-checks.md, run.</summary>
public sealed class DocumentedHealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_checks_of_the_guide_decide_what_it_says()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(AddChecks), cancellationToken: Cancellation);
        await service.WaitAsync(TimeSpan.Zero);

        using var body = await service.VerboseAsync("/readyz");

        Assert.Equal(
            ["build-store critical ok", "notifier degradable fail", "queue-length informational degraded"],
            body.RootElement.GetProperty("checks").EnumerateArray().Select(check =>
                $"{check.GetProperty("name")} {check.GetProperty("role")} {check.GetProperty("status")}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await service.ProbeAsync("/readyz"), await service.ProbeAsync("/livez")));
    }

    [Fact]
    public async Task The_gate_of_the_guide_is_closed_while_the_index_is_rebuilt()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(AddChecks), cancellationToken: Cancellation);
        await service.WaitAsync(TimeSpan.Zero);
        var index = service.Services.GetRequiredService<BuildIndex>();

        var rebuilding = ActivatorUtilities.CreateInstance<IndexRebuild>(service.Services).RunAsync(Cancellation);
        var during = await service.ProbeAsync("/readyz");
        index.Rebuilt.SetResult();
        await rebuilding;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (during, await service.ProbeAsync("/readyz")));
    }

    private static void AddChecks(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BuildIndex>();
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHasRoom>("build-store")
            .AddCheck<NotifierAnswers>("notifier", tags: [HealthTags.Degradable])
            .AddCheck<QueueIsShort>("queue-length", tags: [HealthTags.Informational])
            .AddCheck<LoopTurns>("event-loop", tags: [HealthTags.Live, HealthTags.ProcessLocal]);

        builder.Services.AddCairnHosting(hosting => hosting.Checks["notifier"] = new CheckSettings { Period = TimeSpan.FromMinutes(1), Fall = 5 });

        builder.Services.AddCairnWarmup<FillIndex>();
    }

    private sealed class FillIndex(BuildIndex index) : IWarmup
    {
        public Task WarmUpAsync(CancellationToken cancellationToken) => index.FillAsync(cancellationToken);
    }

    private sealed class IndexRebuild(ReadinessGate readiness, BuildIndex index)
    {
        public async Task RunAsync(CancellationToken cancellationToken)
        {
            using (readiness.Close("the index is rebuilt"))
            {
                await index.RebuildAsync(cancellationToken);
            }
        }
    }

    private sealed class BuildIndex
    {
        public TaskCompletionSource Filled { get; } = new();

        public TaskCompletionSource Rebuilt { get; } = new();

        public Task FillAsync(CancellationToken cancellationToken)
        {
            Filled.SetResult();
            return Filled.Task.WaitAsync(cancellationToken);
        }

        public Task RebuildAsync(CancellationToken cancellationToken) => Rebuilt.Task.WaitAsync(cancellationToken);
    }

    private sealed class StoreHasRoom : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Healthy());
    }

    private sealed class NotifierAnswers : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            throw new HttpRequestException("connection refused");
    }

    private sealed class QueueIsShort : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Degraded("1,200 builds wait"));
    }

    private sealed class LoopTurns : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Healthy());
    }
}
