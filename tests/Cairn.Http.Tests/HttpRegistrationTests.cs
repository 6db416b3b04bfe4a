using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class HttpRegistrationTests
{
    [Fact]
    public async Task A_typed_client_gets_the_client_of_its_dependency()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Ok);
        await using var service = await StartAsync(services =>
            services.AddCairnDependency<NotifierClient>(Notifier, settings => settings.Address = downstream.Address));

        var isNotified = await service.Services.GetRequiredService<NotifierClient>().TryNotifyAsync("42", Cancellation);

        Assert.True(isNotified);
        Assert.Single(service.Metrics.Measurements(HttpTelemetry.CallDuration).Tagged(HttpTelemetry.Dependency, Notifier));
    }

    [Fact]
    public async Task Without_settings_the_name_is_the_address()
    {
        await using var service = await StartAsync(services => services.AddCairnDependency(Notifier));

        Assert.Equal("http://notifier/", service.Client().BaseAddress!.AbsoluteUri);
    }

    [Fact]
    public async Task A_body_that_the_client_reads_has_one_second_more_than_the_call()
    {
        await using var service = await StartAsync(services => services.AddCairnDependency(Notifier));

        using var client = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient(Notifier);

        Assert.Equal(TimeSpan.FromSeconds(8 + 1), client.Timeout);
    }

    [Fact]
    public async Task A_path_of_the_address_is_kept()
    {
        await using var service = await StartAsync(
            services => services.AddCairnDependency(Notifier),
            setup: test => test.Configure("Cairn:Dependencies:notifier:Address", "https://ci.example/notifier/v1"));

        Assert.Equal("https://ci.example/notifier/v1/", service.Client().BaseAddress!.AbsoluteUri);
    }

    [Fact]
    public async Task A_name_declared_twice_stops_the_start_and_names_both_places()
    {
        var start = StartAsync(services => services
            .AddCairnDependency(Notifier, file: "/src/Program.cs", line: 12)
            .AddCairnDependency(Notifier, file: @"C:\src\Notices.cs", line: 40));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => start);
        Assert.Equal(
            "'Cairn:Dependencies:notifier' is declared in Program.cs:12 and in Notices.cs:40. A dependency is declared once. Remove one of the declarations, or rename it.",
            Assert.Single(failure.Failures));
    }

    [Fact]
    public async Task A_second_layer_of_retries_stops_the_start()
    {
        var start = StartAsync(services => services
            .ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler(() => new ResilienceHandler()))
            .AddCairnDependency(Notifier));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => start);
        Assert.StartsWith("The client of dependency 'notifier' has a second layer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_layer_is_found_below_the_handlers_too()
    {
        var start = StartAsync(services => services
            .AddCairnDependency(Notifier)
            .AddHttpClient(Notifier).ConfigurePrimaryHttpMessageHandler(() => new ResilienceHandler { InnerHandler = new SocketsHttpHandler() }));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => start);
        Assert.StartsWith("The client of dependency 'notifier' has a second layer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_of_one_dependency_is_not_built_on_that_of_another()
    {
        var start = StartAsync(services => services
            .AddCairnDependency("artifact-store")
            .AddCairnDependency(Notifier)
            .AddHttpClient(Notifier).ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("artifact-store")));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => start);
        Assert.StartsWith("The client of dependency 'notifier' has its policies 2 times.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_of_the_service_run_once_an_attempt()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable, Answer.Ok);
        var handler = new CountingHandler();
        await using var service = await StartAsync(services =>
        {
            services.AddCairnDependency(Notifier, settings => settings.Address = downstream.Address);
            services.AddHttpClient(Notifier).AddHttpMessageHandler(() => handler);
        });

        var call = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        await call;

        Assert.Equal(2, handler.Calls);
    }

    [Fact]
    public async Task A_fault_of_the_services_own_handler_is_neither_retried_nor_held_against_the_dependency()
    {
        var handler = new CountingHandler { Fault = new InvalidOperationException("no token") };
        await using var service = await StartAsync(services => services
            .AddCairnDependency(Notifier)
            .AddHttpClient(Notifier).AddHttpMessageHandler(() => handler));

        for (var call = 0; call < 5; call++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(service.CallAsync);
        }

        Assert.Equal(5, handler.Calls);
    }

    [Theory]
    [InlineData(TrafficProfile.Low, "opens after 3 failures in a row for 00:00:30, connections live 00:05:00 and idle 00:00:30, pings after 00:00:15")]
    [InlineData(TrafficProfile.High, "opens after half of 20 attempts in 00:00:30 for 00:00:15, connections live 00:15:00 and idle 00:02:00, pings after 00:01:00")]
    public async Task The_start_says_what_a_profile_comes_to(TrafficProfile profile, string numbers)
    {
        await using var service = await StartAsync(services => services.AddCairnDependency(Notifier, settings => settings.Profile = profile));

        Assert.EndsWith(numbers, Assert.Single(service.Logs.Named("DependencyDeclared")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dependencies_do_not_share_a_breaker()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable);
        await using var service = await StartAsync(services => services
            .AddCairnDependency(Notifier, settings => settings.Address = downstream.Address)
            .AddCairnDependency("artifact-store", settings => (settings.Address, settings.Retry) = (downstream.Address, RetryClass.Never)));

        await service.FailAsync(times: 3);
        using var other = await service.Client("artifact-store").GetAsync("artifacts", Cancellation);

        Assert.Equal(503, (int)other.StatusCode);
    }

    [Fact]
    public async Task A_synchronous_call_cannot_pass_by_the_policies()
    {
        await using var service = await StartAsync(services => services.AddCairnDependency(Notifier));
        using var request = new HttpRequestMessage(HttpMethod.Get, "notices");

        Assert.Throws<NotSupportedException>(() => service.Client().Send(request, Cancellation));
    }

    [Fact]
    public void Nothing_is_declared_without_services_or_name()
    {
        Assert.Throws<ArgumentNullException>(() => HttpRegistration.AddCairnDependency(null!, Notifier));
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddCairnDependency(""));
    }
}
