using Cairn.Grpc.Tests.Outgoing;
using Cairn.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Calls;

/// <summary>The lines of docs/how-to/grpc-on-any-stack.md, put together and run.</summary>
public sealed class DocumentedServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_of_the_how_to_answers_with_statuses_and_deadlines()
    {
        await using var service = await CairnTestHost.StartAsync(
            RunAsync, setup => setup.OnKestrel().Configure("Kestrel:EndpointDefaults:Protocols", "Http2"), Cancellation);

        var answer = await service.CallAsync(StandInService.Say);
        using var client = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("builds");
        using var calls = new StandInClient(client, new Uri("http://builds.test"));
        await calls.CallAsync(StandInService.Say, cancellationToken: Cancellation);

        Assert.Equal((5, "There is no such build."), (answer.Status, answer.Message));
        Assert.Contains("grpc-status-details-bin", answer.Metadata.Keys);
        Assert.Equal("OK", (await service.MeasuredAsync(GrpcTelemetry.ClientCallDuration)).Tags["rpc.response.status_code"]);
    }

    private static Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCairnGrpc();
        builder.Services.Configure<GrpcErrorMap>(errors => errors
            .Map<KeyNotFoundException>(_ => new GrpcStatus(GrpcStatusCode.NotFound, "There is no such build.")
            {
                Details = [Any.Pack(new StringValue { Value = "builds" })],
            }));
        builder.Services.AddHttpClient("builds").AddCairnGrpcHandler(defaultDeadline: TimeSpan.FromSeconds(5));
        builder.Services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => AnsweringHandler.Status(0)));
        builder.Services.AddSingleton<ErrorInterceptor>();
        var app = builder.Build();

        app.UseCairnGrpc();
        app.MapUnary(StandInService.Say, _ => throw new KeyNotFoundException());
        return app.RunAsync();
    }
}
