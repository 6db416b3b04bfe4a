using System.Diagnostics.Metrics;
using Cairn.Grpc.Calls;
using Cairn.Testing;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc.Tests.Calls;

/// <summary>The middleware around a stack that ends at the same time as the service, the deadline or the caller.</summary>
public sealed class CallRaceTests
{
    private const int Rounds = 1000;

    [Fact]
    public async Task Whoever_ends_a_call_it_has_one_status_and_one_measurement()
    {
        await using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddCairnGrpc()
            .BuildServiceProvider();
        var measured = 0;
        using var listener = Listen(provider.GetRequiredService<IMeterFactory>(), () => Interlocked.Increment(ref measured));
        var statuses = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var http = ContextOf();
            var said = await RaceAsync(http, provider, round);

            var written = http.Response.Headers["grpc-status"].Concat(http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers["grpc-status"]).ToList();
            var status = Assert.Single(written)!;
            Assert.True(said != "0" || status == "0", $"The stack said 0, and the caller got {status}."); // what went well stays so
            statuses.Add(status);
        }

        Assert.Equal(Rounds, measured);
        Assert.True(statuses.Distinct().Count() > 1, "One of them has always been first: the race is none.");
    }

    /// <returns>What the stack has said.</returns>
    private static async Task<string> RaceAsync(DefaultHttpContext http, IServiceProvider provider, int round)
    {
        using var lifetime = new Lifetime();
        using var caller = new CancellationTokenSource();
        using var start = new Barrier(3);
        var clock = new ManualTimeProvider();
        var chance = new Random(round);
        var waits = Enumerable.Range(0, 3).Select(_ => chance.Next(5000)).ToList();
        http.RequestAborted = caller.Token;
        var said = "";
        var middleware = Middleware(provider, lifetime, clock, context =>
        {
            start.SignalAndWait();
            Thread.SpinWait(waits[0]);
            said = context.RequestAborted.IsCancellationRequested ? "2" : "0"; // as Grpc.AspNetCore leaves it
            context.Response.Headers["grpc-status"] = said;
            return Task.CompletedTask;
        });

        Action[] others = [() => { lifetime.StopApplication(); clock.Advance(TimeSpan.FromSeconds(10)); }, round % 2 == 0 ? caller.Cancel : () => { }];
        await Task.WhenAll(others.Select((other, index) => Task.Run(() =>
        {
            start.SignalAndWait();
            Thread.SpinWait(waits[index + 1]);
            other();
        })).Append(Task.Run(() => middleware.InvokeAsync(http))));
        return said;
    }

    private static CallMiddleware Middleware(IServiceProvider provider, IHostApplicationLifetime lifetime, TimeProvider clock, RequestDelegate stack) => new(
        stack,
        new CallLimits(Options.Create(new GrpcOptions()), provider.GetRequiredService<CalledMethods>(), lifetime, clock),
        provider.GetRequiredService<CallStatuses>(),
        provider.GetRequiredService<CallObserver>());

    private static DefaultHttpContext ContextOf()
    {
        var http = new DefaultHttpContext();
        http.Request.Protocol = "HTTP/2";
        http.Request.ContentType = "application/grpc";
        http.Features.Set<IHttpResponseTrailersFeature>(new RecordedTrailers());
        http.Features.Set<IConnectionLifetimeNotificationFeature>(new Connection()); // without it the stand-in sets a header, and not safely
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new MemoryStream()));
        _ = http.Request.BodyReader; // the stand-in makes it at the first use, and not safely
        return http;
    }

    private static MeterListener Listen(IMeterFactory meters, Action measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == GrpcTelemetry.ServerCallDuration && instrument.Meter.Scope == meters)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => measured());
        listener.Start();
        return listener;
    }

    private sealed class Connection : IConnectionLifetimeNotificationFeature
    {
        public CancellationToken ConnectionClosedRequested { get; set; }

        public void RequestClose()
        {
        }
    }

    private sealed class RecordedTrailers : IHttpResponseTrailersFeature
    {
        public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
