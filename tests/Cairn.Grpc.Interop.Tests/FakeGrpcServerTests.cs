using Cairn.Grpc.Interop.Protocol;
using Cairn.Grpc.Testing;
using Cairn.Testing;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>What a fake does to calls, and what it tells of them.</summary>
public sealed class FakeGrpcServerTests : IDisposable
{
    private const string EmptyCall = "grpc.testing.TestService/EmptyCall";

    private readonly ManualTimeProvider _clock = new();
    private readonly FakeGrpcServer _fake;
    private readonly HttpMessageInvoker _http;
    private readonly ProtoClient _client;

    public FakeGrpcServerTests()
    {
        _fake = new FakeGrpcServer(_clock).Service(TestReflection.Descriptor, "TestService", TestService.Bind);
        _http = new HttpMessageInvoker(_fake, disposeHandler: false);
        _client = new ProtoClient(_http, new Uri("http://builds"), TestService.Name, _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task A_fault_lasts_as_many_calls_as_it_was_told()
    {
        _fake.Fail(EmptyCall, new GrpcStatus(GrpcStatusCode.Unavailable, "Try again."), times: 1);

        var failure = await Assert.ThrowsAsync<GrpcException>(() => CallAsync());
        var answer = await CallAsync();

        Assert.Equal((GrpcStatusCode.Unavailable, "Try again."), (failure.Status.Code, failure.Status.Message));
        Assert.NotNull(answer);
    }

    [Fact]
    public async Task A_delayed_call_is_answered_when_the_clock_says_so()
    {
        _fake.Delay(EmptyCall, TimeSpan.FromSeconds(5));

        var call = CallAsync();
        await _clock.WaitForTimerAsync(Cancellation);
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.NotNull(await call);
    }

    [Fact]
    public async Task A_call_that_is_never_answered_ends_with_its_deadline()
    {
        _fake.NeverAnswer(EmptyCall);

        var call = CallAsync(new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(3) });
        _clock.Advance(TimeSpan.FromSeconds(3));

        var failure = await Assert.ThrowsAsync<GrpcException>(() => call);
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Status.Code);
    }

    [Fact]
    public async Task A_call_that_is_cut_fails_inside_its_message()
    {
        _fake.Cut(EmptyCall);

        var failure = await Assert.ThrowsAsync<GrpcException>(() => CallAsync());

        Assert.Contains(failure.Status.Code, new[] { GrpcStatusCode.Unavailable, GrpcStatusCode.Internal, GrpcStatusCode.Cancelled });
    }

    [Fact]
    public async Task A_call_is_recorded_with_what_it_brought()
    {
        var request = new SimpleRequest { ResponseSize = 3 };
        var options = new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(3), Headers = new GrpcMetadata().Add("build", "42") };

        await _client.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", request, options, Cancellation);

        var call = Assert.Single(_fake.Calls);
        Assert.Equal(("grpc.testing.TestService/UnaryCall", TimeSpan.FromSeconds(3), "42"), (call.Method, call.Timeout, call.Headers.Find("build")));
        Assert.Equal(request, Assert.Single(call.Messages));
        Assert.False(call.IsCancelled);
    }

    [Fact]
    public async Task A_strict_fake_fails_a_call_that_is_not_scripted_with_what_it_knows()
    {
        using var fake = new FakeGrpcServer { IsStrict = true }.Service(TestReflection.Descriptor, "TestService", TestService.Bind);
        using var http = new HttpMessageInvoker(fake);
        var client = new ProtoClient(http, new Uri("http://builds"), "grpc.testing.UnimplementedService");

        var failure = await Assert.ThrowsAsync<GrpcException>(() => client.UnaryAsync<Empty, Empty>("UnimplementedCall", new Empty(), cancellationToken: Cancellation));

        Assert.IsType<InvalidOperationException>(failure.InnerException);
        Assert.Contains("no method 'grpc.testing.UnimplementedService/UnimplementedCall'. It has grpc.testing.TestService/EmptyCall", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_a_method_that_is_not_scripted_is_told_with_those_that_are()
    {
        var failure = Assert.Throws<ArgumentException>(() => _fake.Fail("TestService/Nothing", new GrpcStatus(GrpcStatusCode.Internal)));

        Assert.Contains(EmptyCall, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_comes_before_the_first_call()
    {
        await CallAsync();

        Assert.Throws<InvalidOperationException>(() => _fake.Service(TestReflection.Descriptor, "UnimplementedService", service => service.LeaveUnimplemented("UnimplementedCall")));
    }

    private Task<Empty> CallAsync(ProtoCallSettings? options = null) => _client.UnaryAsync<Empty, Empty>("EmptyCall", new Empty(), options, Cancellation);
}
