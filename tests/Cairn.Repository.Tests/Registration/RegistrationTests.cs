using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Cairn.Repository.Tests;

public sealed class RegistrationTests
{
    private static readonly IReadOnlyList<RegistrationVerb> Verbs = [.. Repository.Packages.SelectMany(RegistrationVerb.In)];

    [Fact]
    public void Null_is_refused() => Verdict.Holds(Verbs.SelectMany(RegistrationRules.Null));

    [Fact]
    public void A_verb_that_accepts_null_bites() =>
        Assert.StartsWith("AddSample accepts null.", Assert.Single(RegistrationRules.Null(Verb(_ => { }))), StringComparison.Ordinal);

    [Fact]
    public void Calling_a_verb_twice_registers_nothing_twice() => Verdict.Holds(Verbs.SelectMany(RegistrationRules.Repeated));

    [Fact]
    public void A_second_registration_bites_and_further_options_do_not()
    {
        var careless = Verb(services => services.AddSingleton<IHostedService, FailingService>());
        var careful = Verb(services =>
        {
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FailingService>());
            services.Configure<SampleOptions>(options => options.Wait = TimeSpan.Zero);
        });

        var violation = Assert.Single(RegistrationRules.Repeated(careless));
        Assert.StartsWith("AddSample called twice registers IHostedService as RegistrationTests.FailingService again.", violation, StringComparison.Ordinal);
        Assert.Empty(RegistrationRules.Repeated(careful));
    }

    [Fact]
    public async Task A_verb_needs_no_configuration()
    {
        var violations = await Task.WhenAll(Verbs.Select(verb => RegistrationRules.UnableToStart(verb, TestContext.Current.CancellationToken)));

        Verdict.Holds(violations.SelectMany(violation => violation));
    }

    [Fact]
    public async Task A_verb_that_demands_configuration_bites()
    {
        var demanding = Verb(services => services.AddOptions<SampleOptions>().Validate(_ => false, "Set 'Cairn:Sample:Wait'.").ValidateOnStart());

        var violations = await RegistrationRules.UnableToStart(demanding, TestContext.Current.CancellationToken);

        Assert.EndsWith("does not start: Set 'Cairn:Sample:Wait'.; Set 'Cairn:Sample:Wait'.", Assert.Single(violations), StringComparison.Ordinal);
    }

    private static RegistrationVerb Verb(Action<IServiceCollection> register) =>
        new("AddSample", builder => register(builder?.Services ?? new ServiceCollection()));

    private sealed class FailingService : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
