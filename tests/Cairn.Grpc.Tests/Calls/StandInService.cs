using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Calls;

/// <summary>A service on the stand-in stack, served by Kestrel over HTTP/2 without TLS.</summary>
internal static class StandInService
{
    public const string Say = "/test.Echo/Say";

    public const string Watch = "/test.Echo/Watch";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<CairnTestHost> StartAsync(
        Action<WebApplication> map, Action<GrpcOptions>? configure = null, Action<IServiceCollection>? add = null, Action<WebApplication>? before = null) => CairnTestHost.StartAsync(
        args =>
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCairnGrpc(configure);
            add?.Invoke(builder.Services);
            var app = builder.Build();
            before?.Invoke(app);
            app.UseCairnGrpc();
            map(app);
            app.MapUnknown();
            return app.RunAsync();
        },
        setup => setup.OnKestrel().Configure("Kestrel:EndpointDefaults:Protocols", "Http2"),
        Cancellation);

    public static StandInClient Client(this CairnTestHost service) => StandInClient.Over(service.Http.BaseAddress!);

    public static async Task<StandInAnswer> CallAsync(this CairnTestHost service, string method, string? timeout = null)
    {
        using var client = service.Client();
        return await client.CallAsync(method, timeout, Cancellation);
    }

    /// <summary>The one measurement of a call, once it is there.</summary>
    public static async Task<RecordedMeasurement> MeasuredAsync(this CairnTestHost service, string instrument = GrpcTelemetry.ServerCallDuration)
    {
        await service.Metrics.WaitForAsync(measured => measured.Instrument == instrument, Cancellation);
        return Assert.Single(service.Metrics.Measurements(instrument));
    }
}
