using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class ExceptionLostInLogAnalyzerTests
{
    [Theory]
    [InlineData("logger.[|LogError|](ex.Message);")]
    [InlineData("logger.[|LogError|](\"Not stored\", ex);")]
    [InlineData("logger.[|LogError|](\"Not stored: {Error}\", ex.Message);")]
    [InlineData("logger.[|LogError|](\"Not stored: {Error}\", ex.ToString());")]
    [InlineData("logger.[|LogError|](\"Not stored: {Error}\", new object[] { 1, ex.StackTrace! });")]
    [InlineData("logger.[|LogError|]($\"Not stored: {ex}\");")]
    [InlineData("logger.[|LogError|](\"Not stored: \" + ex.Message);")]
    [InlineData("logger.[|LogError|](7, \"Not stored: {Error}\", ex.Message);")]
    [InlineData("logger.[|Log|](LogLevel.Error, \"Not stored: {Error}\", ex.Message);")]
    [InlineData("logger?.[|LogError|](\"Not stored: {Error}\", ex.Message);")]
    [InlineData("LoggerExtensions.[|LogError|](logger, \"Not stored: {Error}\", ex.Message);")]
    [InlineData("try { } catch { logger.[|LogError|](\"Not stored: {Error}\", ex.Message); }")]
    [InlineData("Action later = () => logger.[|LogError|](\"Not stored: {Error}\", ex.Message);")]
    public Task A_log_call_with_only_the_text_of_the_exception_is_found(string statement) => VerifyHandler(statement);

    [Theory]
    [InlineData("logger.LogError(ex, \"Not stored\");")]
    [InlineData("logger.LogError(ex, \"Not stored: {Error}\", ex.Message);")]
    [InlineData("logger.LogError(7, ex, \"Not stored: {Error}\", ex.Message);")]
    [InlineData("logger.LogError(exception: null, \"Not stored: {Error}\", ex.Message);")]
    [InlineData("logger.LogError(\"Not stored: {Error}\", ex.Message.TrimEnd('.'));")]
    [InlineData("logger.LogError(\"Not stored\");")]
    [InlineData("logger.LogError(\"Not stored: {Type}\", ex.GetType().Name);")]
    [InlineData("logger.LogError(\"Not stored: {Error}\", Describe(ex));")]
    [InlineData("logger.LogError(\"Not stored: {Error}\", other.Message);")]
    [InlineData("logger.BeginScope(\"{Error}\", ex.Message);")]
    [InlineData("Console.WriteLine(ex.Message);")]
    [InlineData("try { } catch (OperationCanceledException canceled) { logger.LogDebug(\"Canceled: {Reason}\", canceled.Message); }")]
    [InlineData("try { } catch (TaskCanceledException canceled) { logger.LogDebug(\"Canceled: {Reason}\", canceled.Message); }")]
    public Task A_log_call_with_the_exception_or_nothing_of_it_is_not_found(string statement) => VerifyHandler(statement);

    [Fact]
    public async Task The_message_names_the_call_and_the_exception()
    {
        var found = await VerifyHandler("this.logger.[|LogError|](\"Not stored: {Error}\", ex.Message);");

        Assert.Equal(
            "'this.logger.LogError' loses the stack trace of 'ex'. Pass 'ex' itself, before the message.", Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyHandler(string statement) =>
        await Verify.Diagnostic<ExceptionLostInLogAnalyzer>($$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        class Store(ILogger<Store> logger)
        {
            readonly ILogger logger = logger;

            void Save(Exception other)
            {
                try
                {
                }
                catch (Exception ex)
                {
                    {{statement}}
                }
            }

            static string Describe(Exception ex) => ex.Message;
        }
        """ + LoggingStubs.Logging);
}
