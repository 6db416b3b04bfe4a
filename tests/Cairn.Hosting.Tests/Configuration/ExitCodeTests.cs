using System.Net;
using System.Net.Sockets;

namespace Cairn.Hosting.Tests.Configuration;

public sealed class ExitCodeTests
{
    private static readonly string[] Faults =
    [
        "'Cairn:Hosting:DrainDelay' is soon (from environment variable Cairn__Hosting__DrainDelay). It must be a duration such as 00:00:08. Correct the value, or remove the key for its default.",
        "'Cairn:Hosting:ManagementPort' is 99999 (from command line). A port is between 0 and 65535. Use 9090, or 0 for any free port.",
        "'Cairn:Service:Name' is 'Bad_Name' (from command line). It must be kebab-case: lower-case letters, digits and single hyphens, beginning with a letter. Use 'bad-name', or remove the key.",
        "'Cairn:Telemetry:OtlpEndpoint' is nowhere (from command line). It must be an absolute http or https address. Use one such as http://localhost:4318.",
        "'Sweep:Size' is 0 (from command line). It must be between 1 and 10. Use 5.",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_wrong_with_all_options_is_on_standard_error_and_the_exit_code_is_78()
    {
        var service = await RunWithFaultsAsync();

        Assert.Equal(78, service.ExitCode);
        Assert.Equal(["The service does not start, its configuration is not valid (5 faults):", .. Faults], service.Errors);
    }

    [Fact]
    public async Task All_that_is_wrong_with_all_options_is_one_log_line()
    {
        var service = await RunWithFaultsAsync();

        var line = Assert.Single(service.LogLines);
        Assert.Equal("ConfigurationInvalid", line.GetProperty("event.name").GetString());
        Assert.Equal(string.Join(Environment.NewLine, Faults), line.GetProperty("Faults").GetString());
        Assert.False(line.TryGetProperty("error.stack", out _));
    }

    [Theory]
    [InlineData("--Cairn:Service:Name=Bad_Name")] // found while the host is built, as its logger needs the name
    [InlineData("--Cairn:Hosting:DrainDelay=-00:00:01")] // found when the host starts
    [InlineData("--Sweep:Limit=soon")]
    [InlineData("--Cairn:Logging:Format=Yaml")]
    public async Task Whenever_a_fault_is_found_no_stack_trace_is_seen(string argument)
    {
        var service = await ChildService.RunAsync(Cancellation, argument);

        Assert.Equal(78, service.ExitCode);
        Assert.Single(service.LogLines);
        Assert.DoesNotContain("   at ", string.Join('\n', [.. service.Output, .. service.Errors]), StringComparison.Ordinal);
        Assert.Equal(2, service.Errors.Length);
    }

    [Fact]
    public async Task A_taken_management_port_ends_the_process_as_any_other_fault_does()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;

        var service = await ChildService.RunAsync(Cancellation, $"--Cairn:Hosting:ManagementPort={port}");

        Assert.Equal(78, service.ExitCode);
        Assert.StartsWith($"'Cairn:Hosting:ManagementPort' is {port} (from command line). The management listener cannot bind it", service.Errors[1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", string.Join('\n', [.. service.Output, .. service.Errors]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_secret_is_in_neither_report()
    {
        var service = await ChildService.RunAsync(Cancellation, "--Sweep:ApiToken=HUSH");

        Assert.Contains("'Sweep:ApiToken' is not shown, as it may be secret (from command line). It must be lower-case letters. Ask for a new one.", service.Errors);
        Assert.DoesNotContain("HUSH", string.Join('\n', [.. service.Output, .. service.Errors]), StringComparison.Ordinal);
    }

    private static Task<ChildService> RunWithFaultsAsync() => ChildService.RunAsync(
        [("Cairn__Hosting__DrainDelay", "soon")],
        ["--Cairn:Hosting:ManagementPort=99999", "--Cairn:Service:Name=Bad_Name", "--Cairn:Telemetry:OtlpEndpoint=nowhere", "--Sweep:Size=0"],
        Cancellation);
}
