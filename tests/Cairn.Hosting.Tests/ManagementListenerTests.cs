using System.Net;
using System.Net.Sockets;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Tests;

public sealed class ManagementListenerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Probes_answer_on_their_own_port_in_every_environment(string environment)
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(), host => host.OnKestrel().InEnvironment(environment).Configure("Cairn:Hosting:DrainDelay", "00:00:00"), Cancellation);

        using var answer = await service.Management.GetAsync("/readyz", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(service.Http.BaseAddress!.Port, service.Management.BaseAddress!.Port);
    }

    [Fact]
    public async Task The_main_port_does_not_know_the_probes_whatever_the_host_header_says()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.OnKestrel(), Cancellation);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/livez");
        request.Headers.Host = service.Management.BaseAddress!.Authority;
        using var answer = await service.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_management_port_does_not_know_the_service()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.OnKestrel(), Cancellation);

        using var answer = await service.Management.GetAsync("/hello", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Probes_make_no_span_no_request_metric_and_no_log_line()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Logging.SetMinimumLevel(LogLevel.Trace)), host => host.OnKestrel(), Cancellation);
        await service.Logs.WaitForAsync(line => line.Message == "Hosting started", Cancellation); // the host's own last line
        var linesBefore = Lines();

        for (var probe = 0; probe < 20; probe++)
        {
            using var answer = await service.Management.GetAsync("/readyz?verbose", Cancellation);
        }

        Assert.DoesNotContain(service.Spans.All, span => span.Source != "Experimental.System.Net.Sockets");
        Assert.Empty(service.Metrics.Measurements("http.server.request.duration"));
        Assert.Equal(linesBefore, Lines());

        // The service connects to its own main listener as it starts; that makes a span of the socket and lines of the main Kestrel.
        int Lines() => service.Logs.All.Count(line => !line.Category.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_address_is_logged_at_start()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.OnKestrel(), Cancellation);

        var line = Assert.Single(service.Logs.Named("ManagementListening"));

        Assert.Equal($"Management endpoints on {service.Management.BaseAddress!.ToString().TrimEnd('/')}", line.Message);
    }

    [Fact]
    public async Task A_taken_port_stops_the_start_and_names_the_key()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Cairn:Hosting:ManagementAddress=127.0.0.1", $"--Cairn:Hosting:ManagementPort={port}"]);
        builder.Services.AddCairnHosting();
        await using var app = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Cancellation));

        Assert.StartsWith($"'Cairn:Hosting:ManagementPort' is {port} (from command line). ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("set it to 0 for any free port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_the_machine_does_not_have_stops_the_start_and_names_the_key()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Cairn:Hosting:ManagementAddress=192.0.2.1", "--Cairn:Hosting:ManagementPort=0"]);
        builder.Services.AddCairnHosting();
        await using var app = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Cancellation));

        Assert.StartsWith("'Cairn:Hosting:ManagementAddress' is '192.0.2.1' (from command line). ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_http_of_its_own_has_probes_too()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(), cancellationToken: Cancellation);

        using var answer = await service.Management.GetAsync("/readyz", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
