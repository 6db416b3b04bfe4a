using System.Net;
using System.Text.Json;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class LedgerTests
{
    private static readonly string[] Fields = ["name", "owner", "criticality", "runbook", "fallback", "breaker"];

    [Fact]
    public async Task The_management_port_tells_what_is_declared_and_how_it_does()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);

        var notifier = (await LedgerAsync(service)).GetProperty("dependencies")[0];

        Assert.Equal(
            ["notifier", "ci-messaging", "optional", "docs/runbooks/notifier.md", "notices are dropped", "open"],
            Fields.Select(field => notifier.GetProperty(field).GetString()));
        Assert.Equal((3, 3), (notifier.GetProperty("calls").GetInt32(), notifier.GetProperty("failures").GetInt32()));
    }

    [Fact]
    public async Task A_dependency_that_is_down_leaves_the_service_ready()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(downstream);
        await service.FailAsync(times: 3);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(2), Cancellation);
        using var ready = await service.Management.GetAsync("/readyz?verbose", Cancellation);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("\"dependency-notifier\"", await ready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotEmpty(service.Logs.Named("HealthChanged"));
        Assert.Empty(service.Logs.Named("SettingUnknown"));
    }

    [Fact]
    public async Task A_call_that_is_not_declared_is_warned_of_once_and_stays_in_the_ledger()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream, test => test.Configure("Cairn:Dependencies:FailOnUndeclared", "false"));
        var authority = new Uri(downstream.Address).Authority;

        await service.Client("elsewhere").GetAsync(downstream.Address, Cancellation);
        await service.Client("elsewhere").GetAsync(downstream.Address, Cancellation);
        await service.CallAsync();

        var warning = Assert.Single(service.Logs.Named("DependencyUndeclared"));
        Assert.Equal($"The client elsewhere calls {authority}, which is not declared. Declare it with AddCairnDependency", warning.Message);
        Assert.Equal(authority, Assert.Single((await LedgerAsync(service)).GetProperty("undeclared").EnumerateArray()).GetProperty("address").GetString());
    }

    [Fact]
    public async Task A_call_that_is_not_declared_fails_in_a_test_host_before_it_is_sent()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => service.Client("elsewhere").GetAsync(downstream.Address, Cancellation));

        Assert.Equal(
            $"The client elsewhere calls {new Uri(downstream.Address).Authority}, which is not declared, and 'Cairn:Dependencies:FailOnUndeclared' is true, as it is in tests. Declare it with AddCairnDependency.",
            failure.Message);
        Assert.Equal(0, downstream.Requests);
        Assert.Empty(service.Logs.Named("DependencySettingUnknown"));
    }

    [Fact]
    public async Task Real_calls_are_the_health_check()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok, Answer.Unavailable, Answer.Ok);
        await using var service = await OutboundService.StartAsync(downstream);

        var before = await service.HealthAsync();
        (await service.CallAsync()).Dispose();
        await service.FailAsync(times: 1);
        var failed = await service.HealthAsync();
        (await service.CallAsync()).Dispose();
        var after = await service.HealthAsync();

        Assert.Equal((HealthStatus.Healthy, "No call has been made yet."), (before.Status, before.Description));
        Assert.Equal((HealthStatus.Degraded, "Failures in a row: 1, the last at 2000-01-01 00:00:00Z: failure."), (failed.Status, failed.Description));
        Assert.Equal((HealthStatus.Healthy, "The last call succeeded at 2000-01-01 00:00:00Z."), (after.Status, after.Description));
    }

    [Fact]
    public async Task Calls_are_measured_once_and_attempts_one_by_one()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable, Answer.Ok);
        await using var service = await StartAsync(downstream);

        var relayed = service.Http.GetAsync("/relay", Cancellation);
        await service.PassWaitAfterAsync(attempt: 0);
        await relayed;

        var (first, second) = ((await downstream.NextAsync())["traceparent"].Split('-'), (await downstream.NextAsync())["traceparent"].Split('-'));
        Assert.Equal("success", Assert.Single(service.Metrics.Measurements(HttpTelemetry.CallDuration)).Tags[HttpTelemetry.Outcome]);
        Assert.Equal(["failure", "success"], service.Metrics.Measurements(HttpTelemetry.AttemptDuration).Select(attempt => attempt.Tags[HttpTelemetry.Outcome]));
        Assert.Equal(2, service.Metrics.Measurements("http.client.request.duration").Count);
        Assert.Equal(first[1], second[1]);
        Assert.NotEqual(first[2], second[2]);
    }

    [Fact]
    public async Task Faults_of_dependencies_are_in_the_report_with_all_others()
    {
        var start = StartAsync(test => test
            .Configure("Cairn:Hosting:RequestTimeout", "-00:00:01")
            .Configure("Cairn:Dependencies:notifier:Retry", "Always")
            .Configure("Cairn:Dependencies:notifier:TotalTimeout", "00:00:01"));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => start);
        Assert.Equal(
            [
                "'Cairn:Dependencies:notifier:Retry' is 'Always' (from command line)",
                "'Cairn:Dependencies:notifier:TotalTimeout' is 00:00:01 (from command line)",
                "'Cairn:Hosting:RequestTimeout' is -00:00:01 (from command line)",
            ],
            failure.Failures.Select(fault => fault.Split('.')[0]));
    }

    [Fact]
    public async Task The_ledger_makes_a_page_of_the_docs()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(downstream);

        var page = await DependencyTable.ReadMarkdownAsync(service, Cancellation);

        Assert.Equal(
            """
            # Dependencies

            What this service calls, as it has declared it.

            | dependency | is | owner | without it | runbook | an attempt | a call | retries |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | notifier | optional | ci-messaging | notices are dropped | docs/runbooks/notifier.md | 00:00:02 | 00:00:08 | idempotent |

            """.ReplaceLineEndings("\n"),
            page);
    }

    private static Task<CairnTestHost> StartAsync(Downstream downstream, Action<TestHostSetup>? setup = null) => StartAsync(test =>
    {
        test.Configure("Cairn:Dependencies:notifier:Address", downstream.Address);
        setup?.Invoke(test);
    });

    private static Task<CairnTestHost> StartAsync(Action<TestHostSetup> setup) => CairnTestHost.StartAsync(
        args =>
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddCairn();
            builder.Services.AddCairnDependency("notifier", notifier => notifier
                .Optional()
                .OwnedBy("ci-messaging")
                .WithRunbook("docs/runbooks/notifier.md")
                .WithFallback("notices are dropped"));

            var app = builder.Build();
            app.MapCairn();
            app.MapGet("/relay", async (IHttpClientFactory clients, CancellationToken cancellationToken) =>
            {
                using var response = await clients.CreateClient(Notifier).GetAsync("notices", cancellationToken);
                return Results.StatusCode((int)response.StatusCode);
            });
            return app.RunAsync();
        },
        setup,
        Cancellation);

    private static async Task<JsonElement> LedgerAsync(CairnTestHost service)
    {
        using var ledger = JsonDocument.Parse(await service.Management.GetStringAsync("/dependencies", Cancellation));
        return ledger.RootElement.Clone();
    }
}
