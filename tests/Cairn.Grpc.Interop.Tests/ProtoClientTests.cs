using Cairn.Grpc.Interop.Protocol;
using Cairn.Testing;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>Which status a call ends with, where the wire says several things or none.</summary>
public class ProtoClientTests
{
    private static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0];

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_in_the_trailers_comes_with_its_text_and_metadata()
    {
        var server = Answering.With([], trailers: [("grpc-status", "5"), ("grpc-message", "no%20build%E2%98%BA"), ("build-bin", "AQID")]);

        var failure = await FailAsync(server);

        Assert.Equal((GrpcStatusCode.NotFound, "no build☺"), (failure.Status.Code, failure.Status.Message));
        Assert.True(failure.Trailers.TryFindBytes("build-bin", out var bytes));
        Assert.Equal([1, 2, 3], bytes);
    }

    [Fact]
    public async Task A_status_in_the_headers_ends_a_call_whatever_the_HTTP_status_is()
    {
        var failure = await FailAsync(Answering.With([], headers: [("grpc-status", "7")], http: 503));

        Assert.Equal(GrpcStatusCode.PermissionDenied, failure.Status.Code);
    }

    [Theory]
    [InlineData(400, GrpcStatusCode.Internal)]
    [InlineData(401, GrpcStatusCode.Unauthenticated)]
    [InlineData(403, GrpcStatusCode.PermissionDenied)]
    [InlineData(404, GrpcStatusCode.Unimplemented)]
    [InlineData(429, GrpcStatusCode.Unavailable)]
    [InlineData(503, GrpcStatusCode.Unavailable)]
    [InlineData(500, GrpcStatusCode.Unknown)]
    public async Task An_HTTP_error_without_a_status_is_translated(int http, GrpcStatusCode code)
    {
        var failure = await FailAsync(Answering.With([], http: http));

        Assert.Equal(code, failure.Status.Code);
    }

    [Fact]
    public async Task An_answer_whose_trailers_are_missing_is_no_success()
    {
        var failure = await FailAsync(Answering.With(EmptyMessage));

        Assert.Equal(GrpcStatusCode.Unknown, failure.Status.Code);
    }

    [Fact]
    public async Task A_message_that_is_cut_is_internal_even_where_the_status_is_OK()
    {
        var failure = await FailAsync(Answering.With([0, 0, 0, 0, 9, 1], trailers: [("grpc-status", "0")]));

        Assert.Equal(GrpcStatusCode.Internal, failure.Status.Code);
    }

    [Fact]
    public async Task A_status_of_the_server_explains_a_message_that_is_cut()
    {
        var failure = await FailAsync(Answering.With([0, 0, 0, 0, 9, 1], trailers: [("grpc-status", "14")]));

        Assert.Equal(GrpcStatusCode.Unavailable, failure.Status.Code);
    }

    [Fact]
    public async Task A_status_that_came_before_the_deadline_was_looked_at_wins()
    {
        var server = new Answering((_, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            return Task.FromResult(Answering.Answer([], headers: [("grpc-status", "5")]));
        });

        var failure = await FailAsync(server, new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(GrpcStatusCode.NotFound, failure.Status.Code);
    }

    [Fact]
    public async Task The_own_deadline_comes_before_what_the_connection_says()
    {
        var server = new Answering((_, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            return Task.FromException<HttpResponseMessage>(new HttpRequestException("reset"));
        });

        var failure = await FailAsync(server, new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Status.Code);
    }

    [Fact]
    public async Task A_broken_connection_is_unavailable()
    {
        var failure = await FailAsync(new Answering((_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException("refused"))));

        Assert.Equal(GrpcStatusCode.Unavailable, failure.Status.Code);
    }

    [Fact]
    public async Task A_deadline_ends_a_call_that_nobody_answers()
    {
        var call = FailAsync(NeverAnswering(), new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(1) });

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(GrpcStatusCode.DeadlineExceeded, (await call).Status.Code);
    }

    [Fact]
    public async Task A_cancelled_call_throws_as_cancelled_code_does()
    {
        using var cancel = new CancellationTokenSource();
        using var http = new HttpMessageInvoker(NeverAnswering());
        var call = Client(http).UnaryAsync<Empty, Empty>("EmptyCall", new Empty(), cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, failure.CancellationToken);
    }

    [Fact]
    public async Task A_request_says_what_gRPC_asks_for()
    {
        var server = Answering.With(EmptyMessage, trailers: [("grpc-status", "0")]);
        using var http = new HttpMessageInvoker(server);
        var options = new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(3), CompressRequests = true, Headers = new GrpcMetadata().Add("build", "42") };

        await Client(http).UnaryAsync<Empty, Empty>("EmptyCall", new Empty(), options, Cancellation);

        var headers = server.Request!.Headers;
        Assert.Equal(("/grpc.testing.TestService/EmptyCall", "POST", "2.0"), (server.Request.RequestUri!.AbsolutePath, server.Request.Method.Method, $"{server.Request.Version}"));
        Assert.Equal(("trailers", "3000000u", "gzip", "42"), (headers.TE.ToString(), One("grpc-timeout"), One("grpc-encoding"), One("build")));
        string One(string name) => headers.GetValues(name).Single();
    }

    [Fact]
    public async Task A_message_beyond_the_limit_exhausts_a_resource()
    {
        using var http = new HttpMessageInvoker(Answering.With([0, 255, 255, 255, 255]));
        var client = new ProtoClient(http, new Uri("http://server"), TestService.Name) { MaxReceiveMessageBytes = 1024 };

        var failure = await Assert.ThrowsAsync<GrpcException>(() => client.UnaryAsync<Empty, Empty>("EmptyCall", new Empty(), cancellationToken: Cancellation));

        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Status.Code);
    }

    private static Answering NeverAnswering() => new(async (_, cancelled) =>
    {
        await new TaskCompletionSource().Task.WaitAsync(cancelled);
        return new HttpResponseMessage();
    });

    private async Task<GrpcException> FailAsync(Answering server, ProtoCallSettings? options = null)
    {
        using var http = new HttpMessageInvoker(server);
        return await Assert.ThrowsAsync<GrpcException>(() => Client(http).UnaryAsync<Empty, Empty>("EmptyCall", new Empty(), options, Cancellation));
    }

    private ProtoClient Client(HttpMessageInvoker http) => new(http, new Uri("http://server"), TestService.Name, _clock);
}
