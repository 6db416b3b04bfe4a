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

        Assert.Contains("'Kestrel:Endpoints:Grpc:Protocols' to Http2", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_speaks_http2_is_not_told()
    {
        await using var service = await EchoService.StartAsync();

        Assert.Empty(service.Logs.Named("PortSpeaksNoHttp2"));
    }
}
