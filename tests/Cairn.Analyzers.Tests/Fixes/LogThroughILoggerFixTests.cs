using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class LogThroughILoggerFixTests
{
    [Fact]
    public Task The_logger_in_scope_writes_the_line_with_its_values_as_fields() => VerifyFix(
        """
        class Sweeper(ILogger<Sweeper> logger)
        {
            public void Swept(int count) => Console.WriteLine($"Removed {count} stale builds");
        }
        """.Finding("WriteLine"),
        """
        class Sweeper(ILogger<Sweeper> logger)
        {
            public void Swept(int count) => logger.LogInformation("Removed {Count} stale builds", count);
        }
        """);

    [Theory]
    [InlineData("Console.[|WriteLine|](\"swept {all}\");", "logger.LogInformation(\"swept {{all}}\");")]
    [InlineData("Console.[|WriteLine|](@\"C:\\temp\");", "logger.LogInformation(\"C:\\\\temp\");")]
    [InlineData("Console.Error.[|WriteLine|](\"failed\");", "logger.LogError(\"failed\");")]
    [InlineData("Debug.[|WriteLine|]($\"{{{this.took.Ticks,5:N0}}}\\t\");", "logger.LogDebug(\"{{{Ticks,5:N0}}}\\t\", this.took.Ticks);")]
    [InlineData("Trace.[|WriteLine|]($\"{took} {_id} {took}\");", "logger.LogInformation(\"{Took} {Id} {Took2}\", took, _id, took);")]
    [InlineData("/* a */ Console.[|WriteLine|](\"swept\") /* b */; // c", "/* a */ logger.LogInformation(\"swept\") /* b */; // c")]
    public Task A_whole_line_of_text_keeps_what_it_says(string before, string after) => VerifyFix(Method(before), Method(after));

    [Theory]
    [InlineData("Console.[|Write|](\"swept\");")]
    [InlineData("Console.[|WriteLine|]();")]
    [InlineData("Console.[|WriteLine|](took);")]
    [InlineData("Console.[|WriteLine|](\"{0}\", took);")]
    [InlineData("Console.[|WriteLine|](\"swept \" + took * 2);")]
    [InlineData("Console.[|WriteLine|]($\"swept {took * 2}\");")]
    [InlineData("ReadOnlySpan<char> text = \"a\"; Console.[|WriteLine|]($\"swept {text}\");")]
    [InlineData("dynamic text = 1; Console.[|WriteLine|]($\"swept {text}\");")]
    [InlineData("Console.Out.[|WriteLineAsync|](\"swept\");")]
    public Task What_is_no_whole_line_of_text_with_named_values_gets_no_fix(string statement) => VerifyFix(Method(statement), Method(statement));

    [Fact]
    public Task Without_a_logger_in_scope_there_is_no_fix()
    {
        const string Type = "class Sweeper { void Sweep() => Console.[|WriteLine|](\"swept\"); }";

        return VerifyFix(Type, Type);
    }

    [Fact]
    public Task The_namespace_of_the_verbs_is_imported() => Verify.Fix<LogThroughILoggerAnalyzer, LogThroughILoggerFix>(
        Imported("""
        class Sweeper(Microsoft.Extensions.Logging.ILogger logger)
        {
            void Sweep() => System.Console.[|WriteLine|]("swept");
        }
        """),
        "using Microsoft.Extensions.Logging;\n\n" + Imported("""
        class Sweeper(Microsoft.Extensions.Logging.ILogger logger)
        {
            void Sweep() => logger.LogInformation("swept");
        }
        """));

    private static string Imported(string type) => "new Microsoft.Extensions.Hosting.HostBuilder().Build().Run();\n\n" + type + LoggingStubs.Logging + LoggingStubs.Hosting;

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<LogThroughILoggerAnalyzer, LogThroughILoggerFix>(Program(before), Program(after));

    private static string Method(string statement) => $$"""
        class Sweeper(ILogger logger)
        {
            readonly TimeSpan took;
            readonly int _id;

            void Sweep()
            {
                {{statement}}
            }
        }
        """;

    private static string Program(string type) => $$"""
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        new HostBuilder().Build().Run();

        {{type}}
        """ + LoggingStubs.Logging + LoggingStubs.Hosting;
}
