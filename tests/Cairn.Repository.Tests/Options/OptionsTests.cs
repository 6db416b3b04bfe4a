using Microsoft.Extensions.Options;

namespace Cairn.Repository.Tests;

public sealed class OptionsTests
{
    private const string Chassis = "docs/reference/configuration.md";
    private const string AddOns = "docs/reference/configuration-packages.md";

    private static readonly string?[] OfTheChassis = ["Cairn", .. typeof(CairnRegistration).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)];

    private static readonly IReadOnlyList<Type> All =
        [.. Repository.Packages.SelectMany(Repository.Types).Where(IsOptions).OrderBy(Setting.SectionOf, StringComparer.Ordinal)];

    [Fact]
    public void Options_are_sealed_validated_and_valid_by_default() =>
        Verdict.Holds(All.SelectMany(options => OptionsRules.Violations(options, options.Assembly.GetTypes())));

    [Fact]
    public void Options_without_section_seal_and_validator_bite()
    {
        Assert.Collection(
            OptionsRules.Violations(typeof(OpenOptions), []),
            seal => Assert.StartsWith("OpenOptions is not sealed.", seal, StringComparison.Ordinal),
            section => Assert.Contains("\"Cairn:Open\"", section, StringComparison.Ordinal),
            validator => Assert.StartsWith("OpenOptions has no validator.", validator, StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_that_their_own_validator_refuses_bite()
    {
        var violation = Assert.Single(OptionsRules.Violations(typeof(SampleOptions), [typeof(RefusingValidator)]));

        Assert.StartsWith("SampleOptions is invalid by default: 'Cairn:Sample:Wait' is 00:00:08.", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_in_its_packages_readme() => Verdict.Holds(All.GroupBy(options => options.Assembly).SelectMany(package =>
        OptionsRules.Undocumented(
            [.. package.SelectMany(options => Setting.Of(options, XmlDocs.Of(package.Key)))],
            Repository.File($"src/{package.Key.GetName().Name}/README.md"))));

    [Fact]
    public void A_setting_left_out_or_made_up_bites()
    {
        var readme = new RepositoryFile("README.md", "## Configure\n| key |\n|---|\n| `Cairn:Sample:Names:0` |\n| `Day` |\n| `Gone` |\n| `OTEL_SERVICE_NAME` |\n");

        var violations = OptionsRules.Undocumented(Setting.Of(typeof(SampleOptions), XmlDocs.Of(typeof(SampleOptions).Assembly)), readme);

        Assert.Equal(["'Cairn:Sample:Wait' is not in", "'Gone' is in"], violations.Select(violation => violation.Split(" the Configure")[0]));
    }

    /// <summary>What comes with the package Cairn is on one page, what is added to it on another.</summary>
    [Theory]
    [InlineData(Chassis, true)]
    [InlineData(AddOns, false)]
    public void The_configuration_reference_is_what_the_options_say(string page, bool isOfTheChassis)
    {
        var rewritten = ConfigurationReference.Rewritten(Repository.File(page).Text, All.Where(options => OfTheChassis.Contains(options.Assembly.GetName().Name) == isOfTheChassis));

        Approval.WriteIfAsked(page, rewritten);

        Assert.True(Repository.File(page).Text == rewritten, $"{page} is out of date. Rewrite it with CAIRN_APPROVE=1.");
    }

    [Fact]
    public void A_changed_option_changes_the_reference_and_nothing_around_it()
    {
        var page = ConfigurationReference.Rewritten("# Keys\n\n", []);
        var rewritten = ConfigurationReference.Rewritten(page + "\nafter\n", [typeof(SampleOptions)]);

        Assert.StartsWith("# Keys\n\n<!--", rewritten, StringComparison.Ordinal);
        Assert.Contains("## Cairn:Sample\n\nOptions as packages write theirs.\n", rewritten, StringComparison.Ordinal);
        Assert.Contains("| `Cairn:Sample:Wait` | `00:00:08`, and zero in tests | How long to wait, see `Names`. |\n", rewritten, StringComparison.Ordinal);
        Assert.Contains("| `Cairn:Sample:Day` | `Sunday` | When to wait. One of `Sunday`, `Monday`,", rewritten, StringComparison.Ordinal);
        Assert.EndsWith("-->\n\nafter\n", rewritten, StringComparison.Ordinal);
    }

    private static bool IsOptions(Type type) =>
        type is { IsClass: true, IsNested: false } && type.Name.EndsWith("Options", StringComparison.Ordinal);

    public class OpenOptions;

    private sealed class RefusingValidator : IValidateOptions<SampleOptions>
    {
        public ValidateOptionsResult Validate(string? name, SampleOptions options) =>
            ValidateOptionsResult.Fail($"'{SampleOptions.SectionName}:Wait' is {options.Wait}.");
    }
}
