using Cairn.Grpc.Tests.Service;

namespace Cairn.Grpc.Tests.Ports;

public sealed class CheckPortsTests
{
    [Theory]
    [InlineData("Http1AndHttp2")]
    [InlineData("Http1")]
    public async Task A_port_that_speaks_no_http2_is_told_with_the_fix(string protocols)
    {
        await using var service = await EchoService.StartAsync(setup: host => host.Configure("Kestrel:EndpointDefaults:Protocols", protocols));

        var entry = await service.Logs.WaitForAsync(entry => entry.EventName == "PortSpeaksNoHttp2", TestContext.Current.CancellationToken);

        Assert.Contains("set 'Cairn:Grpc:Port' to it", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_speaks_http2_is_not_told()
    {
        await using var service = await EchoService.StartAsync();

        Assert.Empty(service.Logs.Named("PortSpeaksNoHttp2"));
    }

    [Theory]
    [InlineData("0", 0)] // any free port, which is what the service listens on
    [InlineData("8081", 1)]
    public async Task The_port_that_is_named_speaks_http2(string port, int complaints)
    {
        await using var service = await EchoService.StartAsync(setup: host => host
            .Configure("Kestrel:EndpointDefaults:Protocols", "Http1AndHttp2")
            .Configure("Cairn:Grpc:Port", port));

        Assert.Equal(complaints, service.Logs.Named("PortSpeaksNoHttp2").Count);
    }
}
