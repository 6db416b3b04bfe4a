using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class LivenessRunsDependencyChecksAnalyzerTests
{
    [Theory]
    [InlineData("app.[|MapHealthChecks|](\"/livez\");")]
    [InlineData("app.[|MapHealthChecks|](\"/health/live\");")]
    [InlineData("app.[|MapHealthChecks|](\"/Alive\");")]
    [InlineData("app.[|MapHealthChecks|](Liveness);")]
    [InlineData("app.[|MapHealthChecks|](\"/livez\", new HealthCheckOptions());")]
    [InlineData("app.[|MapHealthChecks|](\"/livez\", new() { AllowCachingResponses = true });")]
    public Task A_liveness_endpoint_that_runs_every_check_is_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/readyz\");")]
    [InlineData("app.MapHealthChecks(\"/deliveries\");")]
    [InlineData("app.MapHealthChecks(path);")]
    [InlineData("app.MapHealthChecks(\"/livez\", options);")]
    [InlineData("app.MapHealthChecks(\"/livez\", new HealthCheckOptions { Predicate = _ => false });")]
    [InlineData("app.MapGet(\"/livez\", () => 1);")]
    public Task Another_endpoint_and_one_with_a_predicate_are_not_found(string statement) => VerifyStatement(statement);

    [Fact]
    public async Task The_message_says_what_to_set()
    {
        var found = await VerifyStatement("app.[|MapHealthChecks|](\"/livez\");");

        Assert.StartsWith("'app.MapHealthChecks(\"/livez\")' runs every health check, so", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
        Assert.EndsWith("Set 'Predicate' to the checks tagged \"live\".", found[0].GetMessage(null), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyStatement(string statement) =>
        await Verify.Diagnostic<LivenessRunsDependencyChecksAnalyzer>(HealthStubs.WebUsings + $$"""

        class Startup
        {
            const string Liveness = "/liveness";

            void Map(WebApplication app, HealthCheckOptions options, string path)
            {
                {{statement}}
            }
        }
        """ + HealthStubs.Checks + HealthStubs.Web);
}
