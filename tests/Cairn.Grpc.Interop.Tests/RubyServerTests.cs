using System.Diagnostics;
using System.Globalization;
using Cairn.Grpc.Interop.Cases;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>Our client against the official Ruby server, on the C core.</summary>
public class RubyServerTests
{
    private const string Loopback = "127.0.0.1";

    [Theory]
    [MemberData(nameof(CaseNames.OfRubyServer), MemberType = typeof(CaseNames))]
    public Task A_case_passes_against_the_official_server_without_TLS(string name) => RunAsync(name, tls: false);

    [Theory]
    [MemberData(nameof(CaseNames.OfRubyServer), MemberType = typeof(CaseNames))]
    public Task A_case_passes_against_the_official_server_with_TLS(string name) => RunAsync(name, tls: true);

    private static async Task RunAsync(string name, bool tls)
    {
        using var server = RubyGrpc.StartServer(tls);
        try
        {
            using var http = new HttpMessageInvoker(tls ? InteropHandler.Create(RubyGrpc.Authority, Loopback) : InteropHandler.Create());
            var address = new UriBuilder(tls ? "https" : "http", tls ? RubyGrpc.ServerName : Loopback, await PortOfAsync(server)).Uri;

            await InteropCases.All[name](new InteropClient(http, address));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<int> PortOfAsync(Process server)
    {
        var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line?.StartsWith("PORT ", StringComparison.Ordinal) is not true)
        {
            Assert.Fail(await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return int.Parse(line["PORT ".Length..], CultureInfo.InvariantCulture);
    }
}
