using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class OptionsNotValidatedFixTests
{
    [Fact]
    public Task Options_are_bound_and_validated_in_one_chain() => VerifyFix(
        """
        services.Configure<SweepOptions>(configuration.GetSection("Sweep"));
        services.AddOptions<ReportOptions>().BindConfiguration("Report");
        """.Finding("Configure<SweepOptions>").Finding("BindConfiguration"),
        """
        services.AddOptions<SweepOptions>().Bind(configuration.GetSection("Sweep")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReportOptions>().BindConfiguration("Report").ValidateDataAnnotations().ValidateOnStart();
        """);

    [Theory]
    [InlineData("services.[|Configure<SweepOptions>|](\"nightly\", configuration);", "services.AddOptions<SweepOptions>(\"nightly\").Bind(configuration).ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData("/* a */ services.[|Configure<SweepOptions>|](/* b */ configuration /* c */); // d", "/* a */ services.AddOptions<SweepOptions>().Bind(/* b */ configuration /* c */).ValidateDataAnnotations().ValidateOnStart(); // d")]
    [InlineData(
        "services.[|Configure<SweepOptions>|](configuration).[|Configure<ReportOptions>|](configuration);",
        "services.AddOptions<SweepOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart().Services.AddOptions<ReportOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData(
        "services.AddOptions<SweepOptions>().[|Bind|](configuration).Services.AddOptions<ReportOptions>().[|Bind|](configuration);",
        "services.AddOptions<SweepOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart().Services.AddOptions<ReportOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData(
        "services.AddOptions<SweepOptions>().ValidateDataAnnotations().[|Bind|](configuration);",
        "services.AddOptions<SweepOptions>().ValidateDataAnnotations().Bind(configuration).ValidateOnStart();")]
    [InlineData(
        "services.AddOptions<SweepOptions>().[|Bind|](configuration).ValidateDataAnnotations();",
        "services.AddOptions<SweepOptions>().Bind(configuration).ValidateOnStart().ValidateDataAnnotations();")]
    public Task Names_chains_and_comments_are_kept(string before, string after) => VerifyFix(before, after);

    [Fact]
    public Task A_chain_of_lines_goes_on_in_lines() => VerifyFix(
        """
        services
            .AddOptions<SweepOptions>()
            .[|Bind|](configuration)
            .Validate(o => o is not null); // by hand
        services
            .[|Configure<ReportOptions>|](configuration);
        """,
        """
        services
            .AddOptions<SweepOptions>()
            .Bind(configuration)
            .ValidateDataAnnotations()
            .ValidateOnStart()
            .Validate(o => o is not null); // by hand
        services
            .AddOptions<ReportOptions>()
            .Bind(configuration)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        """);

    [Fact]
    public Task A_call_with_named_arguments_stays() => VerifyFix(
        "services.[|Configure<SweepOptions>|](configuration: configuration);", "services.[|Configure<SweepOptions>|](configuration: configuration);");

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<OptionsNotValidatedAnalyzer, OptionsNotValidatedFix>(InMethod(before), InMethod(after));

    private static string InMethod(string body) => $$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        static class Services
        {
            static void Add(IServiceCollection services, IConfiguration configuration)
            {
        {{body}}
            }
        }

        class SweepOptions { }
        class ReportOptions { }
        """ + OptionsStubs.Source;
}
