using Cairn.Grpc.Interop.Cases;
using Cairn.Grpc.Interop.Protocol;
using Cairn.Grpc.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>Every case with the own client: over HTTP/2 with TLS and without, and against the fake, which has to be the same.</summary>
public class OwnClientTests
{
    [Theory]
    [MemberData(nameof(CaseNames.All), MemberType = typeof(CaseNames))]
    public async Task A_case_passes_without_TLS(string name)
    {
        await using var app = InteropServer.Build(port: 0);
        await app.StartAsync(TestContext.Current.CancellationToken);

        await RunAsync(name, app);
    }

    [Theory]
    [MemberData(nameof(CaseNames.All), MemberType = typeof(CaseNames))]
    public async Task A_case_passes_with_TLS(string name)
    {
        using var certificate = ThrowawayCertificate.Create();
        await using var app = InteropServer.Build(port: 0, certificate);
        await app.StartAsync(TestContext.Current.CancellationToken);

        await RunAsync(name, app);
    }

    [Theory]
    [MemberData(nameof(CaseNames.All), MemberType = typeof(CaseNames))]
    public async Task A_case_passes_against_the_fake(string name)
    {
        using var fake = new FakeGrpcServer().Service(TestReflection.Descriptor, TestService.Name, TestService.Bind);
        using var http = new HttpMessageInvoker(fake);

        await InteropCases.All[name](new InteropClient(http, new Uri("http://fake")));
    }

    [Fact]
    public async Task A_thousand_large_calls_at_once_pass_over_one_connection()
    {
        await using var app = InteropServer.Build(port: 0);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpMessageInvoker(InteropHandler.Create());
        var client = new InteropClient(http, new Uri(app.Urls.Single()));

        var calls = Enumerable.Range(0, 1000).Select(_ => InteropCases.All["large_unary"](client));

        await Task.WhenAll(calls);
    }

    private static async Task RunAsync(string name, WebApplication app)
    {
        using var http = new HttpMessageInvoker(InteropHandler.Create());
        await InteropCases.All[name](new InteropClient(http, new Uri(app.Urls.Single())));
    }
}
