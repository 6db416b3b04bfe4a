using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Benchmarks;

/// <summary>A server without sockets: what is left of a request is the pipeline, which is what is measured.</summary>
internal sealed class InProcessServer : IServer
{
    private Func<string, Task<int>>? _get;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var features = new ConnectionFeatures<TContext>();
        _get = async path =>
        {
            features.Begin(path);
            var context = application.CreateContext(features);
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, exception: null);
            return features.GetRequiredFeature<IHttpResponseFeature>().StatusCode;
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> GetAsync(string path) => _get!(path);

    /// <summary>Gets a path, and does not take an error for an answer: what an error costs says nothing.</summary>
    public async Task RequireAsync(string path)
    {
        if (await GetAsync(path) is not 200 and var status)
        {
            throw new InvalidOperationException($"'{path}' was answered with {status}, not with 200. A cost measured on errors says nothing.");
        }
    }

    public void Dispose()
    {
        // No socket, no thread: nothing to give back.
    }

    /// <summary>What a connection keeps between its requests, as Kestrel's does: the place of its features, and the host's context.</summary>
    private sealed class ConnectionFeatures<TContext>() : FeatureCollection(initialCapacity: 32), IHostContextContainer<TContext>
        where TContext : notnull
    {
        private readonly HttpConnectionFeature _connection = new() { RemoteIpAddress = IPAddress.Loopback, RemotePort = 50_000 };

        public TContext? HostContext { get; set; }

        public void Begin(string path)
        {
            foreach (var (feature, _) in this.ToList())
            {
                this[feature] = null;
            }

            Set<IHttpConnectionFeature>(_connection);
            Set<IHttpResponseFeature>(new HttpResponseFeature());
            Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
            Set<IHttpRequestFeature>(new HttpRequestFeature
            {
                Method = "GET",
                Scheme = "http",
                Path = path,
                Protocol = "HTTP/1.1",
                Headers = { Host = "localhost:8080", UserAgent = "benchmark" },
            });
        }
    }
}
