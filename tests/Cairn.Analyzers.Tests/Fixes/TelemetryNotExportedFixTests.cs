using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class TelemetryNotExportedFixTests
{
    [Fact]
    public Task The_name_of_the_application_is_used() => VerifyFix(
        """
        static readonly ActivitySource Source = new("sweeper");
        """.Finding("\"sweeper\""),
        """
        static readonly ActivitySource Source = new("Snippet");
        """);

    [Theory]
    [InlineData("ActivitySource a = new([|\"a\"|] /* why */), b = new([|@\"b\"|]);", "ActivitySource a = new(\"Snippet\" /* why */), b = new(\"Snippet\");")]
    [InlineData("const string Name = \"a\"; ActivitySource a = new([|Name|]);", "const string Name = \"a\"; ActivitySource a = new([|Name|]);")]
    public Task Only_a_literal_is_replaced(string before, string after) => VerifyFix(before, after);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<TelemetryNotExportedAnalyzer, TelemetryNotExportedFix>(Class(before), Class(after));

    private static string Class(string member) => $$"""
        using System.Diagnostics;

        class Sweeper
        {
            {{member}}
        }

        namespace Cairn.Telemetry { class TelemetryOptions; }
        """;
}
