using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class TelemetryNotExportedAnalyzerTests
{
    [Theory]
    [InlineData("static readonly ActivitySource Source = new([|\"sweeper\"|]);")]
    [InlineData("static readonly ActivitySource Source = new([|\"Snippets\"|], version: \"1\");")]
    [InlineData("static readonly ActivitySource Source = new(new ActivitySourceOptions([|\"sweeper\"|]));")]
    [InlineData("static readonly Meter Meter = new([|\"sweeper\"|]);")]
    [InlineData("static readonly Meter Meter = new(new MeterOptions([|\"sweeper\"|]));")]
    [InlineData("Meter Make(IMeterFactory meters) => meters.Create([|\"sweeper\"|]);")]
    [InlineData("const string Name = \"sweeper\"; static readonly Meter Meter = new([|Name|]);")]
    public Task A_constant_name_that_nobody_listens_to_is_found(string member) => VerifyMember(member);

    [Theory]
    [InlineData("static readonly ActivitySource Source = new(\"Snippet\");")]
    [InlineData("static readonly ActivitySource Source = new(\"snippet.Sweeper\");")]
    [InlineData("static readonly ActivitySource Source = new(\"Cairn.Cicd\");")]
    [InlineData("static readonly ActivitySource Source = new(typeof(Sweeper).FullName!);")]
    [InlineData("Meter Make(IMeterFactory meters) => meters.Create(\"Snippet\");")]
    [InlineData("Meter Make(IMeterFactory meters, MeterOptions options) => meters.Create(options);")]
    [InlineData("static readonly Activity Activity = new(\"sweeper\");")]
    public Task A_name_that_is_listened_to_or_not_known_is_not_found(string member) => VerifyMember(member);

    [Theory]
    [InlineData("cairn_telemetry_prefix = Acme, Builds", "\"Builds.Sweeper\"")]
    [InlineData("cairn_telemetry_prefix = Acme", "[|\"Builds.Sweeper\"|]")]
    [InlineData("cairn_telemetry_prefix =", "[|\"Builds.Sweeper\"|]")]
    public Task An_option_adds_names(string setting, string name) => VerifyMember($"static readonly Meter Meter = new({name});", setting);

    [Fact]
    public Task In_a_test_project_any_name_will_do() => VerifyMember("static readonly Meter Meter = new(\"sweeper\"); [Xunit.Fact] void Test() { }");

    [Fact]
    public Task Without_cairns_telemetry_somebody_else_listens() => Verify.Diagnostic<TelemetryNotExportedAnalyzer>(
        "class Sweeper { static readonly System.Diagnostics.ActivitySource Source = new(\"sweeper\"); }");

    [Theory]
    [InlineData("ActivitySource", "AdditionalSources")]
    [InlineData("Meter", "AdditionalMeters")]
    public async Task The_message_names_what_is_listened_to(string type, string list)
    {
        var found = await VerifyMember($"static readonly {type} Made = new([|\"sweeper\"|]);");

        Assert.Equal(
            $"'sweeper' is not exported: the service listens to 'Snippet' and 'Snippet.*'. Use such a name, or add 'sweeper' to '{list}'.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyMember(string member, string setting = "") =>
        await Verify.Diagnostic<TelemetryNotExportedAnalyzer>($$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class Sweeper
        {
            {{member}}
        }

        namespace Cairn.Telemetry { class TelemetryOptions; }
        {{(member.Contains("Xunit", StringComparison.Ordinal) ? "namespace Xunit { class FactAttribute : System.Attribute; }" : "")}}
        namespace System.Diagnostics.Metrics
        {
            static class MeterFactoryExtensions { public static Meter Create(this IMeterFactory meters, string name) => meters.Create(new MeterOptions("Snippet")); }
        }
        """, setting);
}
