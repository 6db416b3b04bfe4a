using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class NoHealthEndpointsAnalyzerTests
{
    [Theory]
    [InlineData("app.[|Run|]();")]
    [InlineData("await app.[|RunAsync|]();")]
    [InlineData("app.MapGet(\"/deliveries\", () => 1); app.[|Run|]();")]
    [InlineData("app.MapGet(\"/\" + args.Length, () => 1); app.[|Run|]();")]
    public Task A_service_that_answers_no_probe_is_found(string statements) => VerifyProgram(statements);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/readyz\"); app.Run();")]
    [InlineData("app.MapGet(\"/healthz\", () => 1); app.Run();")]
    [InlineData("app.MapGet(\"/probes/ready\", () => 1); app.Run();")]
    [InlineData("Endpoints.MapAll(app); app.Run();")]
    [InlineData("app.MapDefaultEndpoints(); app.Run();")]
    [InlineData("app.MapAcme(); app.Run();")]
    [InlineData("app.MapAcmeFor<int>(); app.Run();")]
    [InlineData("app.ToString();")]
    public Task A_service_that_answers_probes_or_does_not_run_is_not_found(string statements) => VerifyProgram(statements);

    [Fact]
    public Task A_test_project_is_no_service() => VerifyProgram("app.Run();", "namespace Xunit { class FactAttribute : Attribute; }");

    [Fact]
    public Task A_library_is_no_service() => Verify.Diagnostic<NoHealthEndpointsAnalyzer>(
        HealthStubs.WebUsings + "class Startup { void Run(WebApplication app) => app.Run(); }" + HealthStubs.Checks + HealthStubs.Web);

    [Fact]
    public Task Without_a_web_application_there_is_nothing_to_probe() => Verify.Diagnostic<NoHealthEndpointsAnalyzer>(
        "new Worker().Run(); class Worker { public void Run() { } }");

    [Fact]
    public async Task The_message_names_the_application()
    {
        var found = await VerifyProgram("app.[|Run|]();");

        Assert.Equal(
            "'app.Run' starts a service that answers no probe. Call 'app.MapHealthChecks(\"/readyz\")' before, or 'AddCairn()' on its builder.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyProgram(string statements, string more = "") =>
        await Verify.Diagnostic<NoHealthEndpointsAnalyzer>(HealthStubs.WebUsings + $$"""
        using Cairn;

        var app = WebApplication.CreateBuilder(args).Build();
        {{statements}}

        static class Endpoints
        {
            public static void MapAll(WebApplication app)
            {
                if (app.GetType().Name == "Public") { return; }
                {{(statements.Contains("MapAll", StringComparison.Ordinal) ? "app.MapHealthChecks(\"/x\");" : "")}}
            }

            public static void MapDefaultEndpoints(this WebApplication app) { }

            [MapsHealthEndpoints]
            public static WebApplication MapAcme(this WebApplication app)
            {
                return app;
            }

            [MapsHealthEndpoints]
            public static void MapAcmeFor<T>(this WebApplication app) { }
        }

        namespace Cairn { class MapsHealthEndpointsAttribute : Attribute; }
        {{more}}
        """ + HealthStubs.Checks + HealthStubs.Web);
}
