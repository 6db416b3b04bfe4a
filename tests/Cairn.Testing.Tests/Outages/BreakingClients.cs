using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests.Outages;

public sealed class BreakingClients
{
    private const string Store = "artifact-store";

    private readonly List<string> _passed = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_fault_requests_pass()
    {
        await using var service = await StartAsync();

        using var answer = await Client(service).GetAsync("http://store/7", Token);

        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, service.Faults[Store].Requests));
    }

    [Fact]
    public async Task A_client_can_be_broken_from_the_start_and_mended()
    {
        await using var service = await StartAsync(setup => setup.Break(Store, HttpFault.Refused));

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => Client(service).GetAsync("http://store/7", Token));
        service.Faults[Store].Heal();
        using var answer = await Client(service).GetAsync("http://store/8", Token);

        Assert.Equal((HttpRequestError.ConnectionError, HttpStatusCode.OK), (refusal.HttpRequestError, answer.StatusCode));
        Assert.Equal(["handler /7", "handler /8", "store /8"], _passed);
    }

    [Fact]
    public async Task A_client_can_be_broken_while_the_service_runs_and_others_are_not()
    {
        await using var service = await StartAsync();
        using var before = await Client(service).GetAsync("http://store/7", Token);

        service.Faults[Store].Inject(HttpFault.Status(HttpStatusCode.BadGateway));
        using var during = await Client(service).GetAsync("http://store/7", Token);
        using var other = await Client(service, "other").GetAsync("http://store/7", Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadGateway, HttpStatusCode.OK), (before.StatusCode, during.StatusCode, other.StatusCode));
        Assert.Equal("502", service.Faults[Store].Current?.ToString());
    }

    [Fact]
    public async Task What_is_slow_is_slow_on_the_clock_of_the_service()
    {
        await using var service = await StartAsync(setup => setup.Break(Store, HttpFault.Slow(TimeSpan.FromSeconds(3))));

        var call = Client(service).GetAsync("http://store/7", Token);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(2.9), Token);
        var early = call.IsCompleted;
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(0.1), Token);

        Assert.Equal((false, HttpStatusCode.OK), (early, (await call).StatusCode));
    }

    [Fact]
    public async Task What_hangs_ends_with_the_patience_of_its_caller()
    {
        await using var service = await StartAsync(setup => setup.Break(Store, HttpFault.Hang));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var call = Client(service).GetAsync("http://store/7", caller.Token);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromHours(1), Token);
        var hangs = !call.IsCompleted;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(hangs);
    }

    [Fact]
    public async Task A_synchronous_call_meets_no_fault_silently()
    {
        await using var service = await StartAsync(setup => setup.Break(Store, HttpFault.Refused));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://store/7");

        Assert.Throws<NotSupportedException>(() => Client(service).Send(request, Token));
    }

    [Fact]
    public async Task No_client_reaches_a_network()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(_ => { }, services => services.AddHttpClient()), cancellationToken: Token);

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => Client(service).GetAsync("http://store.example/7", Token));

        Assert.Equal(
            "The client 'artifact-store' calls store.example. A test host reaches no network. Let a fake answer with setup.Fake(\"artifact-store\", …), or use a loopback address.",
            refusal.Message);
    }

    [Fact]
    public async Task Hosts_do_not_share_faults()
    {
        await using var broken = await StartAsync(setup => setup.Break(Store, HttpFault.Refused));
        await using var sound = await StartAsync();

        using var answer = await Client(sound).GetAsync("http://store/7", Token);

        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, broken.Faults[Store].Requests));
    }

    private static HttpClient Client(CairnTestHost service, string name = Store) => service.Services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    private Task<CairnTestHost> StartAsync(Action<TestHostSetup>? setup = null) => CairnTestHost.StartAsync(
        Programs.Web(_ => { }, services => services
            .ConfigureHttpClientDefaults(clients => clients
                .ConfigurePrimaryHttpMessageHandler(() => new NotingHandler(_passed, "store", answers: true))
                .AddHttpMessageHandler(() => new NotingHandler(_passed, "handler")))
            .AddHttpClient(Store, _ => { })),
        setup,
        Token);
}
