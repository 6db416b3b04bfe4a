using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class ActivityNeverStoppedFixTests
{
    [Fact]
    public Task A_dropped_activity_is_kept_to_the_end_of_the_block() => VerifyFix(
        """
        public void Sweep()
        {
            source.StartActivity("sweep");
            store.RemoveStale();
        }
        """.Finding("source.StartActivity(\"sweep\")"),
        """
        public void Sweep()
        {
            using var activity = source.StartActivity("sweep");
            store.RemoveStale();
        }
        """);

    [Theory]
    [InlineData("_ = [|source.StartActivity(\"a\")|];", "using var activity = source.StartActivity(\"a\");")]
    [InlineData("[|source.StartActivity(\"a\")|]?.SetTag(\"b\", 1);", "using var activity = source.StartActivity(\"a\")?.SetTag(\"b\", 1);")]
    [InlineData("/* b */ _ = [|source.StartActivity(\"a\")|]; // d", "/* b */ using var activity = source.StartActivity(\"a\"); // d")]
    [InlineData("var span = [|source.StartActivity(\"a\")|]; // why", "using var span = source.StartActivity(\"a\"); // why")]
    [InlineData("/* why */ Activity? span = [|source.StartActivity(\"a\")|];", "/* why */ using Activity? span = source.StartActivity(\"a\");")]
    [InlineData("if (true) { [|source.StartActivity(\"a\")|]; }", "if (true) { using var activity = source.StartActivity(\"a\"); }")]
    [InlineData("Action run = () => { [|source.StartActivity(\"a\")|]; };", "Action run = () => { using var activity = source.StartActivity(\"a\"); };")]
    public Task It_is_declared_with_using(string before, string after) => VerifyFix(Method(before), Method(after));

    [Fact]
    public Task Each_gets_a_name_of_its_own() => VerifyFix(
        Method("[|source.StartActivity(\"a\")|]; var activity = 1; [|source.StartActivity(\"b\")|]; { [|source.StartActivity(\"c\")|]; }"),
        Method("""
            using var activity2 = source.StartActivity("a"); var activity = 1; using var activity3 = source.StartActivity("b"); { using var activity4 = source.StartActivity("c"); }
            """));

    [Theory]
    [InlineData("if (true) [|source.StartActivity(\"a\")|];")]
    [InlineData("Action run = () => [|source.StartActivity(\"a\")|];")]
    [InlineData("switch (1) { default: [|source.StartActivity(\"a\")|]; break; }")]
    [InlineData("var span = [|source.StartActivity(\"a\")|]; span = null;")]
    [InlineData("Activity? span; span = [|source.StartActivity(\"a\")|];")]
    [InlineData("Activity? one = null, span = [|source.StartActivity(\"a\")|];")]
    public Task Where_no_declaration_may_stand_there_is_no_fix(string statement) => VerifyFix(Method(statement), Method(statement));

    [Fact]
    public Task Top_level_statements_are_a_block_too() => Verify.Fix<ActivityNeverStoppedAnalyzer, ActivityNeverStoppedFix>(
        "new System.Diagnostics.ActivitySource(\"s\").StartActivity(\"a\");".Finding("new System.Diagnostics.ActivitySource(\"s\").StartActivity(\"a\")"),
        "using var activity = new System.Diagnostics.ActivitySource(\"s\").StartActivity(\"a\");");

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<ActivityNeverStoppedAnalyzer, ActivityNeverStoppedFix>(Class(before), Class(after));

    private static string Method(string statement) => $$"""
            void Run()
            {
                {{statement}}
            }
        """;

    private static string Class(string method) => $$"""
        using System;
        using System.Diagnostics;

        class Sweeper(ActivitySource source, Store store)
        {
        {{method}}

            Store Kept => store;
        }

        class Store { public void RemoveStale() { } }
        """;
}
