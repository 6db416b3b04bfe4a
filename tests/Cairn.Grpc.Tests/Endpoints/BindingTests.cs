using Cairn.Grpc.Tests.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Cairn.Grpc.Tests.Endpoints;

public sealed class BindingTests
{
    private static readonly EchoHandlers Handlers = new();

    public static TheoryData<string, string> Faults => new()
    {
        { "unknown", "cairn.tests.Echo has no method 'Shout'. It has Say, Down, Up, Both. Correct the name, or the .proto file." },
        { "kind", "cairn.tests.Echo/Say is bound as ServerStreaming. It is Unary. Bind it with Unary(…)." },
        { "request", "cairn.tests.Echo/Say is bound to a handler that takes cairn.tests.EchoReply. The method takes cairn.tests.EchoRequest. Use that type." },
        { "response", "cairn.tests.Echo/Say is bound to a handler that answers with cairn.tests.EchoRequest. The method answers with cairn.tests.EchoReply. Use that type." },
        { "twice", "cairn.tests.Echo/Say is bound 2 times. It has one handler. Remove the others." },
        { "unbound", "cairn.tests.Echo/Say is not bound. Bind it, or call LeaveUnimplemented(\"Say\")." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_binding_that_is_not_the_descriptors_is_refused(string fault, string message)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Map(service =>
        {
            service.LeaveUnimplemented("Down", "Up", "Both");
            Plant(service, fault);
        }));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Map(service => Plant(service, "unknown")));

        Assert.Equal(5, failure.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void A_service_that_the_file_does_not_have_is_refused()
    {
        var app = App();

        var failure = Assert.Throws<InvalidOperationException>(() => app.MapProto(EchoReflection.Descriptor, "Ecko", _ => { }));

        Assert.Equal("echo.proto has no service 'Ecko'. It has cairn.tests.Echo. Correct the name.", failure.Message);
    }

    [Fact]
    public void Without_services_the_verb_says_what_to_add()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        var failure = Assert.Throws<InvalidOperationException>(() => app.MapProto(EchoReflection.Descriptor, "Echo", Handlers.Bind));

        Assert.Contains("Call builder.Services.AddCairnGrpc() first.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_mapped_twice_stops_the_start()
    {
        await using var app = App();
        app.MapProto(EchoReflection.Descriptor, "Echo", Handlers.Bind);
        app.MapProto(EchoReflection.Descriptor, "cairn.tests.Echo", Handlers.Bind);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("/cairn.tests.Echo/Say is mapped 2 times: 'gRPC cairn.tests.Echo/Say' and 'gRPC cairn.tests.Echo/Say'. Map it once.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_that_another_stack_has_stops_the_start_with_both_names()
    {
        await using var app = App();
        app.MapProto(EchoReflection.Descriptor, "Echo", Handlers.Bind);
        app.MapPost("/cairn.tests.Echo/Say", _ => Task.CompletedTask).WithDisplayName("gRPC - /cairn.tests.Echo/Say");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'gRPC cairn.tests.Echo/Say' and 'gRPC - /cairn.tests.Echo/Say'", failure.Message, StringComparison.Ordinal);
    }

    private static void Plant(ProtoServiceBuilder service, string fault) => _ = fault switch
    {
        "unknown" => service.Unary("Shout", Handlers.Say),
        "kind" => service.ServerStreaming("Say", Handlers.Down),
        "request" => service.Unary<EchoReply, EchoReply>("Say", (reply, _) => ValueTask.FromResult(reply)),
        "response" => service.Unary<EchoRequest, EchoRequest>("Say", (request, _) => ValueTask.FromResult(request)),
        "twice" => service.Unary("Say", Handlers.Say).Unary("Say", Handlers.Say),
        _ => service,
    };

    private static void Map(Action<ProtoServiceBuilder> bind) => App().MapProto(EchoReflection.Descriptor, "Echo", bind);

    private static WebApplication App()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddCairnGrpc();
        return builder.Build();
    }
}
