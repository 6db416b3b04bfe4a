using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class NoHealthEndpointsFixTests
{
    [Fact]
    public Task Checks_are_registered_and_their_endpoint_is_mapped() => VerifyFix(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.Run();
        """.Finding("Run"),
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();

        app.MapHealthChecks("/readyz");
        app.Run();
        """);

    [Fact]
    public Task Checks_that_are_registered_are_not_registered_again_and_comments_stay() => VerifyFix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();

        // off we go
        await app.[|RunAsync|](); // and away
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();

        app.MapHealthChecks("/readyz");
        // off we go
        await app.RunAsync(); // and away
        """);

    [Fact]
    public Task A_block_is_mended_like_a_program() => VerifyFix(
        """
        return;

        static class Service
        {
            static void Start(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                var app = builder.Build();
                app.[|Run|]();
            }
        }
        """,
        """
        return;

        static class Service
        {
            static void Start(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddHealthChecks();
                var app = builder.Build();
                app.MapHealthChecks("/readyz");
                app.Run();
            }
        }
        """);

    [Theory]
    [InlineData("WebApplication.CreateBuilder(args).Build().[|Run|]();")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.[|Run|]();")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); if (args.Length > 0) app.[|Run|]();")]
    public Task Without_a_builder_beside_it_there_is_no_fix(string statements) => VerifyFix(statements, statements);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<NoHealthEndpointsAnalyzer, NoHealthEndpointsFix>(Program(before), Program(after));

    private static string Program(string statements) => HealthStubs.WebUsings + "\n" + statements + "\n" + HealthStubs.Checks + HealthStubs.Web;
}
