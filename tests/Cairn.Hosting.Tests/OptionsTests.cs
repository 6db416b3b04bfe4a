using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Every_fault_of_the_hosting_options_is_reported_at_once()
    {
        using var host = Build(
            services => services.AddCairnHosting(),
            ("Cairn:Hosting:ManagementPort", "70000"),
            ("Cairn:Hosting:ManagementAddress", "localhost:1"),
            ("Cairn:Hosting:DrainDelay", "-00:00:01"),
            ("Cairn:Hosting:RequestTimeout", "00:00:00"),
            ("Cairn:Hosting:InFlightTimeout", "02:00:00"),
            ("Cairn:Hosting:Workers:RestartLimit", "-1"));

        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(6, failure.Failures.Count());
        Assert.Contains("'Cairn:Hosting:ManagementPort' is 70000 (from code). A port is between 0 and 65535. Use 9090, or 0 for any free port.", failure.Failures);
    }

    [Fact]
    public void Options_of_the_service_bind_to_the_section_of_their_name()
    {
        using var host = Build(services => services.AddCairnOptions<SweepOptions>(), ("Sweep:Size", "7"), ("Sweep:Owner", "ci"));

        Assert.Equal(7, host.Services.GetRequiredService<IOptions<SweepOptions>>().Value.Size);
    }

    [Fact]
    public void Faults_in_the_services_options_stop_the_start_with_key_value_and_rule()
    {
        using var host = Build(services => services.AddCairnOptions<SweepOptions>(), ("Sweep:Size", "0"));

        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(["'Sweep:Size' is 0. Use 1 to 10.", "'Sweep:Owner' is not set. Name an owner."], failure.Failures);
    }

    [Fact]
    public void Adding_the_same_options_twice_binds_them_once()
    {
        using var host = Build(
            services => services.AddCairnOptions<SweepOptions>().AddCairnOptions<SweepOptions>(), ("Sweep:Branches:0", "main"), ("Sweep:Owner", "ci"));

        Assert.Equal(["main"], host.Services.GetRequiredService<IOptions<SweepOptions>>().Value.Branches);
    }

    private static IHost Build(Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class SweepOptions
    {
        [Range(1, 10, ErrorMessage = "Use 1 to 10.")]
        public int Size { get; set; } = 5;

        [Required(ErrorMessage = "Name an owner.")]
        public string? Owner { get; set; }

        public IList<string> Branches { get; } = [];
    }
}
