using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class LivenessRunsDependencyChecksFixTests
{
    [Fact]
    public Task The_checks_tagged_live_are_left() => VerifyFix(
        """
        app.MapHealthChecks("/livez");
        """.Finding("MapHealthChecks"),
        """
        app.MapHealthChecks("/livez", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        """);

    [Theory]
    [InlineData("new HealthCheckOptions()", "new HealthCheckOptions() { Predicate = check => check.Tags.Contains(\"live\") }")]
    [InlineData("new HealthCheckOptions { }", "new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"live\") }")]
    [InlineData("new() { AllowCachingResponses = true }", "new() { Predicate = check => check.Tags.Contains(\"live\"), AllowCachingResponses = true }")]
    public Task Options_that_are_there_get_a_predicate(string before, string after) =>
        VerifyFix($"app.[|MapHealthChecks|](\"/livez\", {before}); // a", $"app.MapHealthChecks(\"/livez\", {after}); // a");

    [Fact]
    public Task A_name_that_is_taken_is_not_taken_again() => VerifyFix(
        "var check = 1; app.[|MapHealthChecks|](\"/livez\");",
        "var check = 1; app.MapHealthChecks(\"/livez\", new HealthCheckOptions { Predicate = check2 => check2.Tags.Contains(\"live\") });");

    [Fact]
    public Task Lines_stay_lines() => VerifyFix(
        """
        app.[|MapHealthChecks|]("/livez", new HealthCheckOptions
                {
                    AllowCachingResponses = true, // a
                });
        """,
        """
        app.MapHealthChecks("/livez", new HealthCheckOptions
                {
                    Predicate = check => check.Tags.Contains("live"),
                    AllowCachingResponses = true, // a
                });
        """);

    [Fact]
    public Task The_namespace_of_the_options_is_imported() => VerifyFix(
        "app.[|MapHealthChecks|](\"/livez\");",
        "app.MapHealthChecks(\"/livez\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"live\") });",
        HealthStubs.Usings + "using Microsoft.AspNetCore.Builder;\n",
        HealthStubs.Usings + "using Microsoft.AspNetCore.Builder;\nusing Microsoft.AspNetCore.Diagnostics.HealthChecks;\n");

    private static Task VerifyFix(string before, string after, string usings = HealthStubs.WebUsings, string? added = null) =>
        Verify.Fix<LivenessRunsDependencyChecksAnalyzer, LivenessRunsDependencyChecksFix>(Class(before, usings), Class(after, added ?? usings));

    private static string Class(string statement, string usings) => usings + $$"""

        class Startup
        {
            void Map(WebApplication app)
            {
                {{statement}}
            }
        }
        """ + HealthStubs.Checks + HealthStubs.Web;
}
