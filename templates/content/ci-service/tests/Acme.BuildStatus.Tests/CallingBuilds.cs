using Acme.BuildStatus.V1;
using Cairn.Grpc;
using Cairn.Grpc.Testing;

namespace Acme.BuildStatus.Tests;

/// <summary>How those who call this service test against it: its messages, and a fake in its place.</summary>
public sealed class CallingBuilds : IDisposable
{
    private static readonly string Builds = BuildsReflection.Descriptor.Services[0].FullName;

    private readonly ManualTimeProvider _clock = new();
    private readonly FakeGrpcServer _fake;
    private readonly HttpMessageInvoker _http;

    public CallingBuilds()
    {
        _fake = new FakeGrpcServer(_clock).Service(BuildsReflection.Descriptor, "Builds", service => service
            .Unary<GetBuildRequest, V1.Build>("GetBuild", (request, _) => ValueTask.FromResult(new V1.Build { Id = request.Id, Status = "passed" }))
            .LeaveUnimplemented("ListBuilds"));
        _http = new HttpMessageInvoker(_fake);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fake_answers_and_tells_what_came()
    {
        var build = await GetAsync();

        var call = Assert.Single(_fake.Calls);
        Assert.Equal("passed", build.Status);
        Assert.Equal(new GetBuildRequest { Id = "42" }, Assert.Single(call.Messages));
        Assert.Equal(TimeSpan.FromSeconds(1), call.Timeout);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_the_deadline()
    {
        _fake.NeverAnswer($"{Builds}/GetBuild");

        var asking = GetAsync();
        await _clock.AdvanceUntilIdle(TimeSpan.FromSeconds(1), Cancellation);

        var answer = await Assert.ThrowsAsync<GrpcException>(() => asking);
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, answer.Status.Code);
    }

    public void Dispose()
    {
        _http.Dispose();
        _fake.Dispose();
    }

    private Task<V1.Build> GetAsync() => new ProtoClient(_http, new Uri("http://acme-build-status"), Builds, _clock).UnaryAsync<GetBuildRequest, V1.Build>(
        "GetBuild", new GetBuildRequest { Id = "42" }, new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(1) }, Cancellation);
}
