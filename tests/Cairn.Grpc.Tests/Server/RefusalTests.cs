using System.Net;
using System.Net.Http.Headers;
using Cairn.Grpc.Tests.Service;

namespace Cairn.Grpc.Tests.Server;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    public async Task Another_content_type_is_refused_with_a_status(string contentType)
    {
        await using var service = await EchoService.StartAsync();

        var response = await PostAsync(service.Http.BaseAddress!, contentType, HttpVersion.Version20);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(["13"], response.Headers.GetValues("grpc-status"));
    }

    [Fact]
    public async Task HTTP_1_is_told_to_upgrade()
    {
        await using var service = await EchoService.StartAsync(setup: host => host.Configure("Kestrel:EndpointDefaults:Protocols", "Http1"));

        var response = await PostAsync(service.Http.BaseAddress!, "application/grpc", HttpVersion.Version11);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Equal("h2c", response.Headers.Upgrade.ToString());
        Assert.Equal(["13"], response.Headers.GetValues("grpc-status"));
    }

    [Theory]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc; charset=utf-8")]
    public async Task Formats_and_parameters_are_accepted(string contentType)
    {
        await using var service = await EchoService.StartAsync();

        var response = await PostAsync(service.Http.BaseAddress!, contentType, HttpVersion.Version20);

        Assert.Equal(GrpcStatusCode.Ok, (await Answer.OfAsync(response)).Status);
    }

    private static async Task<HttpResponseMessage> PostAsync(Uri address, string contentType, Version version)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "cairn.tests.Echo/Say")
        {
            Content = new ByteArrayContent(Frames.Of(new EchoRequest())),
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
