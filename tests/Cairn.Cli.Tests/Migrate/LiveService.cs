using System.Net;
using Cairn.Testing;

namespace Cairn.Cli.Tests.Migrate;

/// <summary>The management port of a service that says what a test wants.</summary>
internal sealed class LiveService : IAsyncDisposable
{
    private readonly FakeHttpServer _server = new();

    private LiveService()
    {
    }

    public string Address { get; private set; } = "";

    /// <param name="strangler">The answer of <c>/strangler</c>.</param>
    /// <param name="bridges">The answer of <c>/python-compat</c>; without it there is none.</param>
    /// <param name="status">The status of both.</param>
    public static async Task<LiveService> StartAsync(string strangler, string? bridges = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        var service = new LiveService();
        service._server.On(HttpMethod.Get, "/strangler").Replies(status, strangler).Always();
        service._server.On(HttpMethod.Get, "/python-compat").Replies(bridges is null ? HttpStatusCode.NotFound : status, bridges).Always();
        service.Address = (await service._server.ListenAsync(TestContext.Current.CancellationToken)).ToString();
        return service;
    }

    /// <summary>The report of one route, GET /builds/{id}.</summary>
    public static string Route(string configured, double percent, double shadow, string copies, string rollback = "null", long requests = 1000) => FormattableString.Invariant(
        $$$"""{"legacy":"http://legacy:8000/","faults":[],"routes":[{"match":"GET /builds/{id}","configured":"{{{configured}}}","effective":"{{{(rollback == "null" ? configured : "legacy")}}}","percent":{{{percent}}},"shadow":{{{shadow}}},"rollback":{{{rollback}}},"requests":{{{requests}}},"parity":0.995,"coverage":0.2,"copies":{{{{copies}}}}}]}""");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
