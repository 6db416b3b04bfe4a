using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class HealthCheckCanHangAnalyzerTests
{
    [Theory]
    [InlineData("checks.[|AddCheck|](\"store\", check);")]
    [InlineData("checks.[|AddCheck|](\"store\", check, timeout: null);")]
    [InlineData("checks.[|AddCheck|](\"store\", check, timeout: default);")]
    [InlineData("checks.[|AddCheck<IHealthCheck>|](\"store\", tags: [\"ready\"]);")]
    [InlineData("checks.[|AddCheck<IHealthCheck>|](\"store\", null, null);")]
    [InlineData("checks.[|AddTypeActivatedCheck<IHealthCheck>|](\"store\", 1, 2);")]
    [InlineData("checks.[|AddAsyncCheck|](\"store\", token => Task.FromResult(new HealthCheckResult()));")]
    [InlineData("HealthChecksBuilderAddCheckExtensions.[|AddCheck|](checks, \"store\", check);")]
    [InlineData("_ = [|new HealthCheckRegistration(\"store\", check, null, null)|];")]
    [InlineData("HealthCheckRegistration made = [|new(\"store\", check, null, null, null)|];")]
    public Task A_check_without_a_time_out_is_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("checks.AddCheck(\"store\", check, timeout: limit);")]
    [InlineData("checks.AddCheck<IHealthCheck>(\"store\", null, null, limit);")]
    [InlineData("checks.AddTypeActivatedCheck<IHealthCheck>(\"store\", null, null, limit, 1);")]
    [InlineData("checks.AddCheck(\"store\", check, timeout: Timeout.InfiniteTimeSpan);")]
    [InlineData("_ = new HealthCheckRegistration(\"store\", check, null, null, limit);")]
    [InlineData("_ = new HealthCheckRegistration(\"store\", check, null, null) { Timeout = limit };")]
    public Task A_check_with_a_time_out_is_not_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("checks.AddCheck(\"self\", () => new HealthCheckResult());")]
    [InlineData("checks.AddAsyncCheck(\"self\", () => Task.FromResult(new HealthCheckResult()));")]
    public Task A_delegate_that_no_time_out_can_end_is_not_found(string statement) => VerifyStatement(statement);

    [Fact]
    public Task Cairn_gives_every_check_a_time_out() =>
        VerifyStatement("checks.AddCheck(\"store\", check);", "namespace Cairn.Hosting { class HostingOptions; }");

    [Fact]
    public async Task The_message_says_what_to_add()
    {
        var found = await VerifyStatement("checks.[|AddCheck|](\"store\", check);");

        Assert.Equal(
            "'checks.AddCheck' sets no time-out, so the check may run for ever. Add 'timeout: TimeSpan.FromSeconds(3)'.",
            Assert.Single(found).GetMessage(null));
    }

    [Fact]
    public async Task A_chain_over_several_lines_is_named_on_one()
    {
        var found = await VerifyStatement("checks\n    .AddCheck(\"a\", check, timeout: limit)\n    .[|AddCheck|](\"b\", check);");

        Assert.StartsWith("'checks.AddCheck(\"a\", check, timeout: limit).AddCheck' sets", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyStatement(string statement, string more = "") =>
        await Verify.Diagnostic<HealthCheckCanHangAnalyzer>(HealthStubs.Usings + $$"""

        class Startup
        {
            void Add(IHealthChecksBuilder checks, IHealthCheck check, TimeSpan limit)
            {
                {{statement}}
            }
        }

        {{more}}
        """ + HealthStubs.Checks);
}
