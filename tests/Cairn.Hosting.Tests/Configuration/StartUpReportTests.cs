using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Tests.Configuration;

public sealed class StartUpReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_value_from_a_file_names_the_file()
    {
        var file = Path.Combine(_folder.FullName, "settings.json");
        await File.WriteAllTextAsync(file, """{ "Cairn": { "Hosting": { "Workers": { "RestartLimit": -1 } } } }""", Cancellation);

        var failure = await RefusedAsync(builder => builder.Configuration.AddJsonFile(file));

        Assert.Equal([$"'Cairn:Hosting:Workers:RestartLimit' is -1 (from {file}). It cannot be negative. Use 5, or 0 to stop the service at a worker's first failure."], failure.Failures);
    }

    [Fact]
    public async Task A_value_that_code_has_put_over_the_configured_one_is_codes()
    {
        var failure = await RefusedAsync(
            builder => builder.Services.AddCairnHosting(options => options.Workers.RestartLimit = -2), host => host.Configure("Cairn:Hosting:Workers:RestartLimit", "3"));

        Assert.StartsWith("'Cairn:Hosting:Workers:RestartLimit' is -2 (from code). ", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_written_in_another_way_than_it_is_shown_is_still_the_configured_one()
    {
        var failure = await RefusedAsync(_ => { }, host => host.Configure("Cairn:Hosting:DrainDelay", "-0:1"));

        Assert.StartsWith("'Cairn:Hosting:DrainDelay' is -00:01:00 (from command line). ", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_with_full_stops_in_it_keeps_its_source_behind_it()
    {
        var failure = await RefusedAsync(_ => { }, host => host.Configure("Cairn:Hosting:ManagementAddress", "mgmt. example. org"));

        Assert.StartsWith("'Cairn:Hosting:ManagementAddress' is 'mgmt. example. org' (from command line). It must be", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_a_type_without_a_rule_of_its_own_is_reported_too()
    {
        var failure = await RefusedAsync(builder => builder.Services.AddCairnOptions<OddOptions>(), host => host.Configure("Odd:Id", "seven"));

        Assert.Equal(["'Odd:Id' is seven (from command line). It cannot be read as System.Guid. Correct the value, or remove the key for its default."], failure.Failures);
    }

    [Fact]
    public async Task Malformed_values_do_not_hide_other_faults_and_keys_are_in_order()
    {
        var failure = await RefusedAsync(builder => builder.Services.AddCairnOptions<OddOptions>(), host => host
            .Configure("Odd:Size", "many").Configure("Odd:Id", "seven").Configure("Cairn:Hosting:RequestTimeout", "00:00:00").Configure("Cairn:Hosting:ManagementPort", "none"));

        Assert.Equal(
            ["Cairn:Hosting:ManagementPort", "Cairn:Hosting:RequestTimeout", "Odd:Id", "Odd:Size"],
            failure.Failures.Select(text => text.Split('\'')[1]));
    }

    [Fact]
    public async Task Options_that_the_service_can_do_without_stop_nothing()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(builder => builder.Services
            .AddHostedService(provider => new Curious(provider.GetRequiredService<IOptions<OddOptions>>()))
            .AddOptions<OddOptions>().Validate(odd => odd.Size > 1, "Odd.")), cancellationToken: Cancellation);

        Assert.Empty(service.Logs.Named("ConfigurationInvalid"));
    }

    [Fact]
    public async Task Options_that_fail_after_the_start_fail_alone()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(builder => builder.Services
            .AddOptions<OddOptions>("late").Validate(odd => odd.Size > 1, "Late.")), cancellationToken: Cancellation);

        var failure = Assert.Throws<OptionsValidationException>(() => service.Services.GetRequiredService<IOptionsMonitor<OddOptions>>().Get("late"));

        Assert.Equal(["Late."], failure.Failures);
        Assert.Empty(service.Logs.Named("ConfigurationInvalid"));
    }

    private static async Task<OptionsValidationException> RefusedAsync(Action<WebApplicationBuilder> configure, Action<TestHostSetup>? setup = null) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => CairnTestHost.StartAsync(Programs.Web(configure), setup, Cancellation));

    private sealed class Curious(IOptions<OddOptions> odd) : BackgroundService
    {
        public override Task StartAsync(CancellationToken cancellationToken)
        {
            Assert.Equal(["Odd."], Assert.Throws<OptionsValidationException>(() => odd.Value).Failures);
            return base.StartAsync(cancellationToken);
        }

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }

    private sealed class OddOptions
    {
        public Guid Id { get; set; }

        public int Size { get; set; } = 1;
    }
}
