using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests.Fakes;

/// <summary>A service under test whose dependency is a fake.</summary>
public sealed class FakingDependencies
{
    private static readonly Func<string[], Task> Program = Programs.Web(
        app => app.MapGet("/artifacts/{id}", FindAsync),
        services => services
            .AddHttpClient("artifact-store", (provider, client) => client.BaseAddress = new Uri(provider.GetRequiredService<IConfiguration>()["Store"] ?? "http://artifact-store.invalid/"))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler())
            .AddHttpMessageHandler(() => new TryTwice()));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fake_answers_the_calls_of_a_named_client()
    {
        await using var store = new FakeHttpServer();
        store.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK, new { id = 7, name = "app.apk" });
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Fake("artifact-store", store), Cancellation);

        var artifact = await service.Http.GetFromJsonAsync<Artifact>("/artifacts/7", Cancellation);

        Assert.Equal("app.apk", artifact!.Name);
        Assert.Equal("GET /artifacts/7", $"{Assert.Single(store.Requests)}");
        store.Verify();
    }

    [Fact]
    public async Task Handlers_of_the_client_stand_above_the_fake()
    {
        await using var store = new FakeHttpServer();
        store.On(HttpMethod.Get, "/artifacts/{id}")
            .Replies(HttpStatusCode.ServiceUnavailable)
            .Then(HttpStatusCode.OK, new { id = 7, name = "app.apk" });
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Fake("artifact-store", store), Cancellation);

        using var response = await service.Http.GetAsync("/artifacts/7", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, store.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_is_late_on_the_clock_of_the_host(bool isOnPort)
    {
        await using var store = new FakeHttpServer();
        store.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK, new { id = 7, name = "app.apk" }).After(TimeSpan.FromMinutes(10));
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Fake("artifact-store", store), Cancellation);
        store.Clock = service.Clock;
        using var caller = new HttpClient { BaseAddress = await store.ListenAsync(Cancellation) };

        var call = (isOnPort ? caller : service.Http).GetAsync("/artifacts/7", Cancellation);
        await store.WaitForAsync(request => request.Path == "/artifacts/7", Cancellation);
        await service.Clock.WaitForTimerAsync(Cancellation);
        service.Clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.False(call.IsCompleted);
        service.Clock.Advance(TimeSpan.FromMinutes(0.1));

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
    }

    [Fact]
    public async Task A_dependency_is_down_for_a_while()
    {
        await using var store = new FakeHttpServer();
        store.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK, new { id = 7, name = "app.apk" });
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Fake("artifact-store", store), Cancellation);

        await store.BreakAsync(HttpFault.Refused, Cancellation);
        using var down = await service.Http.GetAsync("/artifacts/7", Cancellation);
        await store.RecoverAsync(Cancellation);
        using var up = await service.Http.GetAsync("/artifacts/7", Cancellation);

        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.OK), (down.StatusCode, up.StatusCode));
    }

    [Fact]
    public async Task The_clock_moves_over_an_answer_that_is_late()
    {
        await using var store = new FakeHttpServer();
        store.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK, new { id = 7, name = "app.apk" }).After(TimeSpan.FromMinutes(9));
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Fake("artifact-store", store), Cancellation);

        var call = service.Http.GetAsync("/artifacts/7", Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(10), Cancellation);

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
    }

    [Fact]
    public async Task A_port_of_a_fake_is_called_by_a_service_over_sockets()
    {
        await using var store = new FakeHttpServer();
        store.On(HttpMethod.Get, "/artifacts/{id}").Replies(HttpStatusCode.OK, new { id = 7, name = "app.apk" });
        Uri address = await store.ListenAsync(Cancellation);
        await using var service = await CairnTestHost.StartAsync(Program, setup => setup.Configure("Store", $"{address}"), Cancellation);

        var artifact = await service.Http.GetFromJsonAsync<Artifact>("/artifacts/7", Cancellation);

        Assert.Equal("app.apk", artifact!.Name);
        Assert.Equal(address.Authority, Assert.Single(store.Requests).Headers["Host"]);
    }

    [Fact]
    public async Task A_slow_server_gives_its_scripted_answers_late()
    {
        await using var store = new FakeHttpServer { Clock = new ManualTimeProvider() };
        store.On(HttpMethod.Get, "/artifacts/7").Replies(HttpStatusCode.OK, "late").After(TimeSpan.FromSeconds(1));
        using var client = new HttpClient(store.Handler);
        var clock = (ManualTimeProvider)store.Clock;

        await store.BreakAsync(HttpFault.Slow(TimeSpan.FromSeconds(4)), Cancellation);
        var call = client.GetStringAsync(new Uri("http://store/artifacts/7"), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("late", await call);
    }

    private static async Task<IResult> FindAsync(int id, IHttpClientFactory clients, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Ok(await clients.CreateClient("artifact-store").GetFromJsonAsync<Artifact>($"artifacts/{id}", cancellationToken));
        }
        catch (HttpRequestException)
        {
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }
    }

    private sealed record Artifact(int Id, string Name);

    private sealed class TryTwice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);

            return response.IsSuccessStatusCode ? response : await base.SendAsync(request, cancellationToken);
        }
    }
}
