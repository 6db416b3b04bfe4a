using System.Net;
using Cairn.Testing;

namespace Cairn.Cli.Demo;

/// <summary>The service that the generated one tells about builds: a fake on a free loopback port, which the demo takes down.</summary>
internal sealed class DemoNotifier : IAsyncDisposable
{
    public const string Name = "notifier";

    private readonly FakeHttpServer _server = new();

    /// <summary>How many notices have arrived.</summary>
    public int Notices => _server.Requests.Count;

    public async Task<Uri> ListenAsync(CancellationToken cancellationToken)
    {
        _server.On(HttpMethod.Put, "/builds/{id}").Replies(HttpStatusCode.NoContent).Always();
        return await _server.ListenAsync(cancellationToken);
    }

    public Task BreakAsync(CancellationToken cancellationToken) => _server.BreakAsync(HttpFault.Status(HttpStatusCode.ServiceUnavailable), cancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
