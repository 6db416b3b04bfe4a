using System.Security.Cryptography.X509Certificates;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>The official Ruby client, on the C core, against our server.</summary>
public class RubyClientTests
{
    [Theory]
    [MemberData(nameof(CaseNames.OfRubyClient), MemberType = typeof(CaseNames))]
    public Task A_case_of_the_official_client_passes_without_TLS(string name) => RunAsync(name, certificate: null);

    [Theory]
    [MemberData(nameof(CaseNames.OfRubyClient), MemberType = typeof(CaseNames))]
    public async Task A_case_of_the_official_client_passes_with_TLS(string name)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(RubyGrpc.Certificate, RubyGrpc.Key);
        await RunAsync(name, certificate);
    }

    private static async Task RunAsync(string name, X509Certificate2? certificate)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = InteropServer.Build(port: 0, certificate);
        await app.StartAsync(cancellation);

        using var client = RubyGrpc.StartClient(name, new Uri(app.Urls.Single()).Port, tls: certificate is not null);
        var said = await Task.WhenAll(client.StandardOutput.ReadToEndAsync(cancellation), client.StandardError.ReadToEndAsync(cancellation));
        await client.WaitForExitAsync(cancellation);

        Assert.True(client.ExitCode == 0, string.Join('\n', said));
    }
}
