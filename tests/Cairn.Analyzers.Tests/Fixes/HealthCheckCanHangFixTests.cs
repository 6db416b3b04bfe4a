using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class HealthCheckCanHangFixTests
{
    [Fact]
    public Task A_time_out_is_added() => VerifyFix(
        """
        services.AddHealthChecks().AddCheck<StoreHasRoom>("build-store");
        """.Finding("AddCheck<StoreHasRoom>"),
        """
        services.AddHealthChecks().AddCheck<StoreHasRoom>("build-store", timeout: TimeSpan.FromSeconds(3));
        """);

    [Theory]
    [InlineData(
        "services.AddHealthChecks().[|AddCheck<StoreHasRoom>|](\"a\").[|AddCheck|](\"b\", check);",
        "services.AddHealthChecks().AddCheck<StoreHasRoom>(\"a\", timeout: TimeSpan.FromSeconds(3)).AddCheck(\"b\", check, timeout: TimeSpan.FromSeconds(3));")]
    [InlineData(
        "services.AddHealthChecks().[|AddCheck|](\"a\", check, timeout: null /* b */); // c",
        "services.AddHealthChecks().AddCheck(\"a\", check, timeout: TimeSpan.FromSeconds(3) /* b */); // c")]
    [InlineData(
        "services.AddHealthChecks().[|AddAsyncCheck|](\"a\", token => Task.FromResult(new HealthCheckResult()), [\"ready\"]);",
        "services.AddHealthChecks().AddAsyncCheck(\"a\", token => Task.FromResult(new HealthCheckResult()), [\"ready\"], timeout: TimeSpan.FromSeconds(3));")]
    [InlineData(
        "_ = [|new HealthCheckRegistration(\"a\", check, null, null)|];",
        "_ = new HealthCheckRegistration(\"a\", check, null, null, timeout: TimeSpan.FromSeconds(3));")]
    public Task It_stands_after_what_is_passed(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("services.AddHealthChecks().[|AddTypeActivatedCheck<StoreHasRoom>|](\"a\", 1, 2);")]
    [InlineData("HealthCheckRegistration made = [|new(\"a\", check, null, null)|];")]
    public Task Where_it_is_not_enough_there_is_no_fix(string statement) => VerifyFix(statement, statement);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<HealthCheckCanHangAnalyzer, HealthCheckCanHangFix>(Class(before), Class(after));

    private static string Class(string statement) => HealthStubs.Usings + $$"""

        class Startup
        {
            void Add(IServiceCollection services, IHealthCheck check)
            {
                {{statement}}
            }
        }

        class StoreHasRoom : IHealthCheck;
        """ + HealthStubs.Checks;
}
