using Cairn.Grpc.Wire;
using Cairn.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RpcStatus = Cairn.Grpc.Wire.Status;

namespace Cairn.Grpc.Tests.Calls;

public sealed class ErrorInterceptorTests
{
    [Fact]
    public async Task An_exception_that_is_mapped_has_its_status_and_details()
    {
        await using var service = await StartAsync(new KeyNotFoundException("secret"));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((5, "There is no such build."), (answer.Status, answer.Message));
        Assert.True(BinaryHeader.TryDecode(answer.Metadata["grpc-status-details-bin"], out var bytes));
        var details = RpcStatus.Parser.ParseFrom(bytes);
        Assert.Equal((5, "There is no such build."), (details.Code, details.Message));
        Assert.Equal("build 42", Assert.Single(details.Details).Unpack<StringValue>().Value);
    }

    [Fact]
    public async Task An_exception_that_is_not_mapped_keeps_its_text()
    {
        await using var service = await StartAsync(new InvalidOperationException("secret"));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((2, "Exception was thrown by handler."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task What_a_handler_says_in_the_words_of_its_stack_passes_unchanged()
    {
        await using var service = await StartAsync(new RpcException(new global::Grpc.Core.Status(StatusCode.FailedPrecondition, "locked"), new Metadata()));

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((9, "locked"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Metadata_of_an_exception_goes_with_its_status()
    {
        var failure = new GrpcException(new GrpcStatus(GrpcStatusCode.Aborted), new GrpcMetadata().Add("lock", "taken").Add("owner-bin", [1, 2, 3, 4]));
        await using var service = await StartAsync(failure);

        var answer = await service.CallAsync(StandInService.Say);

        Assert.Equal((10, "taken", "AQIDBA=="), (answer.Status, answer.Metadata["lock"], answer.Metadata["owner-bin"]));
    }

    [Fact]
    public async Task Details_that_are_too_large_are_left_out_and_then_the_message_is_cut()
    {
        await using var service = await StartAsync(new KeyNotFoundException(), options => options.MaxErrorDetailBytes = 23);
        await using var narrow = await StartAsync(new KeyNotFoundException(), options => options.MaxErrorDetailBytes = 8);

        var whole = await service.CallAsync(StandInService.Say);
        var cut = await narrow.CallAsync(StandInService.Say);

        Assert.Equal((5, "There is no such build."), (whole.Status, whole.Message));
        Assert.DoesNotContain("grpc-status-details-bin", whole.Metadata.Keys);
        Assert.Equal((5, "There is"), (cut.Status, cut.Message));
    }

    [Fact]
    public async Task Streams_are_answered_as_calls_are()
    {
        await using var service = await StartAsync(new KeyNotFoundException());
        var interceptor = service.Services.GetRequiredService<ErrorInterceptor>();
        var context = new ServerCallContext(TestContext.Current.CancellationToken);

        var answers = new[]
        {
            await Assert.ThrowsAsync<RpcException>(() => interceptor.ClientStreamingServerHandler<byte[], byte[]>(null!, context, (_, _) => throw new KeyNotFoundException())),
            await Assert.ThrowsAsync<RpcException>(() => interceptor.ServerStreamingServerHandler<byte[], byte[]>([], null!, context, (_, _, _) => throw new KeyNotFoundException())),
            await Assert.ThrowsAsync<RpcException>(() => interceptor.DuplexStreamingServerHandler<byte[], byte[]>(null!, null!, context, (_, _, _) => throw new KeyNotFoundException())),
        };

        Assert.All(answers, answer => Assert.Equal(StatusCode.NotFound, answer.Status.StatusCode));
    }

    private static Task<CairnTestHost> StartAsync(Exception failure, Action<GrpcOptions>? configure = null) => StandInService.StartAsync(
        app => app.MapUnary(StandInService.Say, _ => throw failure),
        configure,
        services => services
            .AddSingleton<ErrorInterceptor>()
            .Configure<GrpcErrorMap>(errors => errors.Map<KeyNotFoundException>(_ => new GrpcStatus(GrpcStatusCode.NotFound, "There is no such build.")
            {
                Details = [Any.Pack(new StringValue { Value = "build 42" })],
            })));
}
