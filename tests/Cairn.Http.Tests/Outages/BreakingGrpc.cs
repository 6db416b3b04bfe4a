using System.Net;
using System.Net.Http.Headers;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests.Outages;

/// <summary>A dependency that speaks gRPC, as it is on the wire: HTTP/2, frames and trailers.</summary>
public sealed class BreakingGrpc
{
    private const string Signer = "signer";
    private static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0]; // not compressed, no bytes

    [Fact]
    public async Task Without_a_fault_its_trailers_arrive()
    {
        await using var signer = await StartSignerAsync();
        await using var service = await StartAsync(signer);

        using var answer = await SignAsync(service);
        await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal((HttpVersion.Version20, "application/grpc"), (answer.Version, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("0", Assert.Single(answer.TrailingHeaders.GetValues("grpc-status")));
    }

    [Fact]
    public async Task Refused_connections_open_its_breaker()
    {
        await using var signer = await StartSignerAsync();
        await using var service = await StartAsync(signer, setup => setup.Break(Signer, HttpFault.Refused));

        for (var call = 0; call < 3; call++)
        {
            var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => SignAsync(service));
            Assert.Equal(HttpRequestError.ConnectionError, refusal.HttpRequestError);
        }

        var spared = await Assert.ThrowsAsync<DependencyUnavailableException>(() => SignAsync(service));
        Assert.Equal((UnavailableReason.BreakerOpen, 3), (spared.Reason, service.Faults[Signer].Requests));
    }

    [Fact]
    public async Task A_hang_ends_with_the_time_out_of_an_attempt()
    {
        await using var signer = await StartSignerAsync();
        await using var service = await StartAsync(signer, setup => setup.Break(Signer, HttpFault.Hang));

        var call = SignAsync(service);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(2), Cancellation);

        var late = await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Equal((UnavailableReason.TimedOut, Signer), (late.Reason, late.Dependency));
    }

    [Fact]
    public async Task A_status_comes_without_trailers_as_from_a_proxy()
    {
        await using var signer = await StartSignerAsync();
        await using var service = await StartAsync(signer, setup => setup.Break(Signer, HttpFault.Status(HttpStatusCode.ServiceUnavailable)));

        using var answer = await SignAsync(service);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), (answer.StatusCode, answer.TrailingHeaders.Any()));
    }

    private static Task<CairnTestHost> StartAsync(WebApplication signer, Action<TestHostSetup>? setup = null) =>
        OutboundService.StartAsync(services => services.AddCairnDependency(Signer, settings => settings.Address = signer.Urls.Single()), map: null, setup);

    private static Task<HttpResponseMessage> SignAsync(CairnTestHost service)
    {
        var call = new HttpRequestMessage(HttpMethod.Post, "ci.Signer/Sign")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(EmptyMessage) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        return service.Client(Signer).SendAsync(call, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private static async Task<WebApplication> StartSignerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listener => listener.Protocols = HttpProtocols.Http2));
        var signer = builder.Build();
        signer.MapPost("/ci.Signer/Sign", async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(EmptyMessage, context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await signer.StartAsync(Cancellation);
        return signer;
    }
}
