using System.Net;
using Cairn.Testing.Tests.Cassettes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests.Outages;

/// <summary>What one client meets when a test names several things for it.</summary>
public sealed class MeetingStandIns : IDisposable
{
    private const string Store = "artifact-store";

    private static readonly Func<string[], Task> Program = Programs.Web(
        app => app.MapGet("/", () => "neighbour"),
        services => services
            .AddHttpClient(Store, client => client.BaseAddress = new Uri("http://store/")).Services
            .AddHttpClient("notifier", (_, client) => client.BaseAddress = new Uri("http://notifier/")));

    private readonly CassetteFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_keeps_calls_from_a_fake()
    {
        await using var fake = new FakeHttpServer();
        fake.On(HttpMethod.Get, "/").Replies(HttpStatusCode.OK, "fake");
        await using var service = await StartAsync(setup => setup.Fake(Store, fake).Break(Store, HttpFault.Refused));

        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(service));
        Assert.Empty(fake.Requests);
        service.Faults[Store].Heal();

        Assert.Equal("fake", await AskAsync(service));
    }

    [Fact]
    public async Task A_fault_keeps_calls_from_a_cassette()
    {
        await RecordAsync("recorded");
        await using var player = await _folder.PlayAsync(settings: null, Token);
        await using var service = await StartAsync(setup => setup.Break(Store, HttpFault.Garbage).Replay(Store, player));

        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(service));
        Assert.Single(player.Unused);
        service.Faults[Store].Heal();

        Assert.Equal("recorded", await AskAsync(service));
    }

    [Fact]
    public async Task A_fault_keeps_calls_from_a_neighbour()
    {
        var network = new CairnTestNetwork();
        await using var store = await StartAsync(setup => setup.Join(network, "store"));
        await using var service = await StartAsync(setup => setup.Join(network, "caller").Break(Store, HttpFault.Refused));

        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(service));
        service.Faults[Store].Heal();

        Assert.Equal("neighbour", await AskAsync(service));
    }

    [Fact]
    public async Task A_fake_stands_before_a_neighbour_of_the_same_name()
    {
        var network = new CairnTestNetwork();
        await using var fake = new FakeHttpServer();
        fake.On(HttpMethod.Get, "/").Replies(HttpStatusCode.OK, "fake");
        await using var store = await StartAsync(setup => setup.Join(network, "store"));
        await using var service = await StartAsync(setup => setup.Join(network, "caller").Fake(Store, fake));

        Assert.Equal("fake", await AskAsync(service));
        Assert.Equal("neighbour", await service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("other").GetStringAsync("http://store/", Token));
    }

    [Fact]
    public async Task Two_in_one_place_are_refused_by_name()
    {
        await RecordAsync();
        await using var player = await _folder.PlayAsync(settings: null, Token);
        await using var fake = new FakeHttpServer();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(setup => setup.Fake(Store, fake).Replay(Store, player)));

        Assert.Equal(
            "The client 'artifact-store' is answered by Fake already, and Replay would take its place. One stands in for a client. Remove one of the calls.",
            refusal.Message);
    }

    [Fact]
    public async Task A_client_that_the_service_does_not_have_is_told_with_those_it_has()
    {
        await using var fake = new FakeHttpServer();
        var faked = await StartAsync(setup => setup.Fake("notifer", fake));
        var broken = await StartAsync();
        broken.Faults["artifact-stor"].Inject(HttpFault.Hang);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => faked.DisposeAsync().AsTask());
        var other = await Assert.ThrowsAsync<InvalidOperationException>(() => broken.DisposeAsync().AsTask());

        Assert.Equal(
            "The test speaks of the client 'notifer', and the service has none of that name. Known: notifier, artifact-store. Correct the name, or let the test make a call with that client.",
            fault.Message);
        Assert.Contains("Known: artifact-store, notifier.", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_settings_is_known_once_it_is_made()
    {
        await using var fake = new FakeHttpServer();
        fake.On(HttpMethod.Get, "/").Replies(HttpStatusCode.OK, "fake");
        await using var service = await StartAsync(setup => setup.Fake("bare", fake));

        var answer = await service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("bare").GetStringAsync("http://store/", Token);

        Assert.Equal("fake", answer);
    }

    private static Task<CairnTestHost> StartAsync(Action<TestHostSetup>? setup = null) => CairnTestHost.StartAsync(Program, setup, Token);

    private static Task<string> AskAsync(CairnTestHost service) => service.Services.GetRequiredService<IHttpClientFactory>().CreateClient(Store).GetStringAsync("", Token);

    private Task RecordAsync(params string[] answers) => _folder.RecordAsync(
        _ => new HttpResponseMessage { Content = new StringContent(answers[0]) },
        Token,
        [.. answers.Select(_ => new HttpRequestMessage(HttpMethod.Get, "http://store/"))]);
}
