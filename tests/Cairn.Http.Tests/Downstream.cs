using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Http.Tests;

/// <summary>A dependency on a free loopback port that answers by a script; its last line repeats.</summary>
internal sealed class Downstream : IAsyncDisposable
{
    private readonly Channel<IReadOnlyDictionary<string, string>> _arrivals = Channel.CreateUnbounded<IReadOnlyDictionary<string, string>>();
    private readonly WebApplication _app;
    private readonly RequestDelegate[] _script;
    private int _requests;

    private Downstream(RequestDelegate[] script)
    {
        _script = script;
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.Single();

    public int Requests => Volatile.Read(ref _requests);

    public static async Task<Downstream> StartAsync(params RequestDelegate[] script)
    {
        var downstream = new Downstream(script);
        await downstream._app.StartAsync(TestContext.Current.CancellationToken);
        return downstream;
    }

    /// <summary>Waits for the next request, and gives its headers.</summary>
    public ValueTask<IReadOnlyDictionary<string, string>> NextAsync() => _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task SkipAsync(int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            await NextAsync();
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _requests);
        _arrivals.Writer.TryWrite(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        return _script[Math.Min(number, _script.Length) - 1](context);
    }
}
