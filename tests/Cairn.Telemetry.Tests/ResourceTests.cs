using System.Reflection;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Telemetry.Tests;

public sealed class ResourceTests
{
    [Fact]
    public async Task An_empty_configuration_names_the_application_and_its_surroundings()
    {
        var resource = await ReceivedResourceAsync();

        Assert.Equal(Assembly.GetExecutingAssembly().GetName().Name, resource["service.name"]);
        Assert.Equal(36, Assert.IsType<string>(resource["service.instance.id"]).Length);
        Assert.Equal("production", resource["deployment.environment.name"]);
        Assert.Equal("cairn", resource["telemetry.distro.name"]);
        Assert.Equal("opentelemetry", resource["telemetry.sdk.name"]);
        Assert.Equal(Environment.MachineName, resource["host.name"]);
        Assert.Equal((long)Environment.ProcessId, resource["process.pid"]);
        Assert.Equal(".NET", resource["process.runtime.name"]);
        Assert.All(["service.version", "telemetry.distro.version"], name => Assert.Matches(@"^\d+\.\d+\.\d+[^+]*$", $"{resource[name]}"));
        Assert.All(["host.arch", "os.type", "process.runtime.version"], name => Assert.IsType<string>(resource[name]));
        Assert.False(resource.Contains("service.namespace"));
    }

    [Fact]
    public async Task Options_name_the_service_and_add_attributes()
    {
        var resource = await ReceivedResourceAsync(
            "--Cairn:Telemetry:ServiceName=build-status",
            "--Cairn:Telemetry:ServiceNamespace=ci",
            "--Cairn:Telemetry:ServiceVersion=1.2.3",
            "--Cairn:Telemetry:ResourceAttributes:k8s.pod.name=pod-1");

        Assert.Equal("build-status", resource["service.name"]);
        Assert.Equal("ci", resource["service.namespace"]);
        Assert.Equal("1.2.3", resource["service.version"]);
        Assert.Equal("pod-1", resource["k8s.pod.name"]);
    }

    [Fact]
    public async Task The_standard_variables_win_over_options()
    {
        var resource = await ReceivedResourceAsync(
            "--Cairn:Telemetry:ServiceName=build-status",
            "--Cairn:Telemetry:ServiceNamespace=ci",
            "--OTEL_SERVICE_NAME=from-variable",
            "--OTEL_RESOURCE_ATTRIBUTES=service.namespace=other,deployment.environment.name=canary,team=ci");

        Assert.Equal("from-variable", resource["service.name"]);
        Assert.Equal("other", resource["service.namespace"]);
        Assert.Equal("canary", resource["deployment.environment.name"]);
        Assert.Equal("ci", resource["team"]);
    }

    [Fact]
    public async Task Code_has_the_last_word_over_configuration()
    {
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"),
            builder => builder.Services.AddCairnTelemetry(options => options.ServiceName = "from-code"),
            settings: "--Cairn:Telemetry:ServiceName=from-configuration");

        var resource = await ReceivedResourceAsync(service);

        Assert.Equal("from-code", resource["service.name"]);
    }

    [Theory]
    [InlineData("STAGING", "staging")]
    [InlineData("Pre-Production EU", "Pre-Production EU")]
    public async Task The_environment_is_lower_case_where_the_conventions_know_it(string environment, string expected)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"), environment: environment);

        var resource = await ReceivedResourceAsync(service);

        Assert.Equal(expected, resource["deployment.environment.name"]);
    }

    [Fact]
    public async Task All_signals_describe_the_same_instance()
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"));
        await ReceivedResourceAsync(service);

        var ids = service.Receiver.Spans.Select(span => span.Resource)
            .Concat(service.Receiver.Logs.Select(log => log.Resource))
            .Concat(service.Receiver.Metrics.Select(metric => metric.Resource))
            .Select(resource => resource["service.instance.id"]);

        Assert.Single(ids.Distinct());
    }

    private static async Task<OtlpAttributes> ReceivedResourceAsync(params string[] settings)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"), settings: settings);
        return await ReceivedResourceAsync(service);
    }

    private static async Task<OtlpAttributes> ReceivedResourceAsync(TestService service)
    {
        await service.Http.GetAsync("/", TestContext.Current.CancellationToken);
        return (await service.StopAndGetServerSpanAsync()).Resource;
    }
}
