using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class ExceptionLostInLogFixTests
{
    [Fact]
    public Task The_exception_is_passed_before_the_message() => VerifyFix(
        """
        catch (IOException ex)
        {
            logger.LogError("Build {Id} was not stored: {Error}", id, ex.Message);
        }
        """.Finding("LogError"),
        """
        catch (IOException ex)
        {
            logger.LogError(ex, "Build {Id} was not stored: {Error}", id, ex.Message);
        }
        """);

    [Theory]
    [InlineData("logger.[|LogError|](\"Not stored\", ex);", "logger.LogError(ex, \"Not stored\");")]
    [InlineData("logger.[|LogError|](\"{{Not}} stored\", ex.Message);", "logger.LogError(ex, \"{{Not}} stored\");")]
    [InlineData("logger.[|LogError|](\"{Id} not stored\", id, ex.ToString());", "logger.LogError(ex, \"{Id} not stored\", id);")]
    [InlineData("logger.[|LogError|](\"Not stored: {Error}\", ex);", "logger.LogError(ex, \"Not stored: {Error}\", ex);")]
    [InlineData("logger.[|LogError|]($\"Not stored: {ex.Message}\");", "logger.LogError(ex, $\"Not stored: {ex.Message}\");")]
    [InlineData("logger.[|LogError|](7, \"{Error}\", ex.Message);", "logger.LogError(7, ex, \"{Error}\", ex.Message);")]
    [InlineData("logger.[|LogError|](\"%s not stored, 100%%: %s\", id, ex);", "logger.LogError(ex, \"%s not stored, 100%%: %s\", id, ex);")]
    [InlineData("logger?.[|LogError|](\"{Error}\", ex.Message);", "logger?.LogError(ex, \"{Error}\", ex.Message);")]
    [InlineData("logger.[|Log|](LogLevel.Error, \"{Error}\", ex.Message);", "logger.Log(LogLevel.Error, ex, \"{Error}\", ex.Message);")]
    [InlineData("LoggerExtensions.[|LogError|](logger, \"{Error}\", ex.Message);", "LoggerExtensions.LogError(logger, ex, \"{Error}\", ex.Message);")]
    public Task Its_text_stays_where_the_message_has_a_place_for_it(string before, string after) =>
        VerifyFix($"catch (Exception ex) {{ {before} }}", $"catch (Exception ex) {{ {after} }}");

    [Fact]
    public Task Comments_and_line_breaks_stay() => VerifyFix(
        """
        catch (Exception ex)
        {
            logger.[|LogError|](
                /* what */ "Not stored: {Error}",
                ex.Message /* why */); // and where
            logger.[|LogError|](
                "Not stored",
                ex); // gone
        }
        """,
        """
        catch (Exception ex)
        {
            logger.LogError(
                /* what */ ex, "Not stored: {Error}",
                ex.Message /* why */); // and where
            logger.LogError(
                ex, "Not stored"); // gone
        }
        """);

    [Fact]
    public Task A_call_with_named_arguments_gets_no_fix()
    {
        const string Handler = "catch (Exception ex) { logger.[|LogError|](message: \"Not stored: {Error}\", args: ex.Message); }";

        return VerifyFix(Handler, Handler);
    }

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<ExceptionLostInLogAnalyzer, ExceptionLostInLogFix>(Class(before), Class(after));

    private static string Class(string handler) => $$"""
        using System;
        using System.IO;
        using Microsoft.Extensions.Logging;

        class Store(ILogger<Store> logger)
        {
            void Save(int id)
            {
                try
                {
                }
        {{handler}}
            }
        }
        """ + LoggingStubs.Logging;
}
