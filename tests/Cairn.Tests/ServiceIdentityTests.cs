using Cairn.Logging;
using Cairn.Telemetry;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Tests;

public sealed class ServiceIdentityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_configuration_the_service_is_named_after_the_application()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.Configure("applicationName", "Cairn.Tests"), Cancellation);

        Assert.Equal(("cairn-tests", "cairn-tests"), NamesOf(service));
    }

    [Fact]
    public async Task The_configured_name_is_on_every_signal()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.Configure("Cairn:Service:Name", "build-status"), Cancellation);

        Assert.Equal(("build-status", "build-status"), NamesOf(service));
    }

    [Fact]
    public async Task The_standard_variable_wins_on_every_signal()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service,
            host => host.Configure("Cairn:Service:Name", "build-status").Configure("OTEL_SERVICE_NAME", "canary"),
            Cancellation);

        Assert.Equal(("canary", "canary"), NamesOf(service));
    }

    [Fact]
    public async Task The_standard_variable_is_not_set_when_it_is_empty()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service,
            host => host.Configure("Cairn:Service:Name", "build-status").Configure("OTEL_SERVICE_NAME", ""),
            Cancellation);

        Assert.Equal(("build-status", "build-status"), NamesOf(service));
    }

    [Fact]
    public async Task Packages_that_the_chassis_does_not_know_find_the_name_as_well()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.Configure("Cairn:Service:Name", "build-status"), Cancellation);

        Assert.Equal("build-status", service.Services.GetRequiredKeyedService<string>("Cairn.ServiceName"));
    }

    [Fact]
    public async Task The_team_is_part_of_the_resource()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.Configure("Cairn:Service:Team", "ci-experience"), Cancellation);

        var telemetry = service.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value;

        Assert.Equal("ci-experience", telemetry.ResourceAttributes["cairn.service.team"]);
    }

    [Fact]
    public async Task A_name_that_is_not_kebab_case_stops_the_start_with_the_nearest_one()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => CairnTestHost.StartAsync(
            Programs.Service,
            host => host.Configure("Cairn:Service:Name", "Build Status").Configure("Cairn:Service:Team", "???"),
            Cancellation));

        Assert.Equal(2, failure.Failures.Count());
        Assert.Contains("'Cairn:Service:Name' is 'Build Status' (from command line).", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Use 'build-status'", failure.Message, StringComparison.Ordinal);
    }

    private static (string? Telemetry, string? Logging) NamesOf(CairnTestHost service) => (
        service.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.ServiceName,
        service.Services.GetRequiredService<IOptions<LoggingOptions>>().Value.ServiceName);
}
