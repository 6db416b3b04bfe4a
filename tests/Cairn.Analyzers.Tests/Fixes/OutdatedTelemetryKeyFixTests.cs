using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class OutdatedTelemetryKeyFixTests
{
    [Fact]
    public Task The_key_of_today_is_written() => VerifyFix(
        """
        activity?.SetTag("http.status_code", status);
        """.Finding("\"http.status_code\""),
        """
        activity?.SetTag("http.response.status_code", status);
        """);

    [Theory]
    [InlineData(
        "activity?.SetTag(/* a */ [|\"http.url\"|] /* b */, 1).SetTag([|\"db.name\"|], 2);",
        "activity?.SetTag(/* a */ \"url.full\" /* b */, 1).SetTag(\"db.namespace\", 2);")]
    [InlineData("KeyValuePair<string, object?> tag = new([|@\"db.system\"|], 1);", "KeyValuePair<string, object?> tag = new(\"db.system.name\", 1);")]
    [InlineData("activity?.SetTag([|\"net.peer.name\"|], 1);", "activity?.SetTag([|\"net.peer.name\"|], 1);")]
    [InlineData("activity?.SetTag([|\"http.target\"|], 1);", "activity?.SetTag([|\"http.target\"|], 1);")]
    [InlineData("activity?.SetTag([|Old|], 1);", "activity?.SetTag([|Old|], 1);")]
    public Task A_literal_with_one_successor_is_replaced(string before, string after) => VerifyFix(before, after);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<OutdatedTelemetryKeyAnalyzer, OutdatedTelemetryKeyFix>(Class(before), Class(after));

    private static string Class(string statement) => $$"""
        using System.Collections.Generic;
        using System.Diagnostics;

        class Sweeper
        {
            const string Old = "db.statement";

            void Sweep(Activity? activity, int status)
            {
                {{statement}}
            }
        }
        """;
}
