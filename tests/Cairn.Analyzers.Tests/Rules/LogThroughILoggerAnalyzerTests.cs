using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class LogThroughILoggerAnalyzerTests
{
    [Theory]
    [InlineData("Console.[|WriteLine|](\"swept\")", "Console.WriteLine", "LogInformation")]
    [InlineData("Console.[|Write|](7)", "Console.Write", "LogInformation")]
    [InlineData("Console.Out.[|WriteLineAsync|](\"swept\")", "Console.Out.WriteLineAsync", "LogInformation")]
    [InlineData("Console.Error.[|WriteLine|](\"swept\")", "Console.Error.WriteLine", "LogError")]
    [InlineData("Debug.[|WriteLine|](\"swept\")", "Debug.WriteLine", "LogDebug")]
    [InlineData("Trace.[|WriteIf|](true, \"swept\")", "Trace.WriteIf", "LogInformation")]
    public async Task Writing_past_the_log_is_found(string call, string name, string verb)
    {
        var found = await VerifyClass($"class Sweeper {{ void Sweep() => {call}; }}");

        Assert.Equal($"'{name}' goes past the log. Use 'ILogger.{verb}(…)'.", Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("Console.ReadLine()")]
    [InlineData("Console.OpenStandardOutput()")]
    [InlineData("Debug.Assert(true)")]
    [InlineData("new System.IO.StringWriter().WriteLine(\"swept\")")]
    public async Task Other_methods_are_not_found(string call) => await VerifyClass($"class Sweeper {{ void Sweep() => {call}; }}");

    [Theory]
    [InlineData("class Sweeper(ILogger<Sweeper> logger) { void Sweep() => Console.[|WriteLine|](1); }", "logger")]
    [InlineData("class Sweeper { readonly ILogger log = null!; void Sweep() => Console.[|WriteLine|](1); }", "log")]
    [InlineData("class Sweeper { static void Sweep(ILogger log) => Console.[|WriteLine|](1); }", "log")]
    public async Task The_message_names_the_logger_in_scope(string type, string logger)
    {
        var found = await VerifyClass(type);

        Assert.Equal($"'Console.WriteLine' goes past the log. Use '{logger}.LogInformation(…)'.", Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("Console.WriteLine(1); var host = new HostBuilder().Build(); host.Run();")]
    [InlineData("try { new HostBuilder().Build().Run(); } catch (Exception ex) { Console.Error.WriteLine(ex); }")]
    [InlineData("Action greet = () => Console.WriteLine(1); new HostBuilder().Build().Run();")]
    [InlineData("Console.WriteLine(new System.Text.StringBuilder()); void Usage() => Console.WriteLine(2);")]
    [InlineData("var host = new HostBuilder().Build(); Console.[|WriteLine|](1); host.Run();")]
    [InlineData("var host = new HostBuilder().Build(); try { host.Run(); } catch (Exception ex) { Console.[|WriteLine|](ex); }")]
    public Task At_the_start_there_is_no_logger_until_the_host_is_built(string statements) => VerifyProgram(statements, "");

    [Theory]
    [InlineData("Console.Error.WriteLine(1); Environment.Exit(1);")]
    [InlineData("Console.Error.[|WriteLine|](1); if (Environment.HasShutdownStarted) { Environment.Exit(1); }")]
    public async Task The_last_word_of_a_process_goes_to_the_console(string body) => await VerifyClass($"class Sweeper {{ void Sweep() {{ {body} }} }}");

    [Theory]
    [InlineData("while (Console.ReadLine() is not null) { Console.WriteLine(1); }")]
    [InlineData("Console.Write(1); Console.ReadKey();")]
    [InlineData("Action ask = () => Console.WriteLine(1); ask(); _ = Console.In.ReadLine();")]
    [InlineData("Console.[|WriteLine|](1); _ = System.IO.TextReader.Null.ReadLine();")]
    public async Task Where_the_console_is_read_a_person_is_talked_to(string body) => await VerifyClass($"class Sweeper {{ void Sweep() {{ {body} }} }}");

    [Theory]
    [InlineData("cairn_allow_console = true", "Console.WriteLine")]
    [InlineData("cairn_allow_console = false", "Console.[|WriteLine|]")]
    public async Task An_option_allows_the_console(string setting, string call) => await VerifyClass($"class Sweeper {{ void Sweep() => {call}(1); }}", setting);

    [Theory]
    [InlineData("namespace Xunit { class FactAttribute : Attribute; }")]
    [InlineData("namespace System.CommandLine { class Command; }")]
    [InlineData("namespace Spectre.Console.Cli { class CommandApp; }")]
    public async Task Tests_and_command_line_tools_may_write_to_the_console(string marker) =>
        await VerifyClass("class Sweeper { void Sweep() => Console.WriteLine(1); } " + marker);

    [Fact]
    public Task Without_hosting_a_program_is_no_service() => Verify.Diagnostic<LogThroughILoggerAnalyzer>(
        "return; class Tool { void Run() => System.Console.WriteLine(1); }" + LoggingStubs.Logging);

    [Fact]
    public Task A_program_that_cannot_build_a_host_is_no_service() => Verify.Diagnostic<LogThroughILoggerAnalyzer>(
        "return; class Tool { void Run() => System.Console.WriteLine(1); } namespace Microsoft.Extensions.Hosting { interface IHost; }" + LoggingStubs.Logging);

    [Fact]
    public Task A_library_is_no_service() => Verify.Diagnostic<LogThroughILoggerAnalyzer>(
        "class Tool { void Run() => System.Console.WriteLine(1); }" + LoggingStubs.Logging + LoggingStubs.Hosting);

    private static async Task<IReadOnlyList<Diagnostic>> VerifyClass(string type, string setting = "") =>
        await VerifyProgram("new HostBuilder().Build().Run();", type, setting);

    private static async Task<IReadOnlyList<Diagnostic>> VerifyProgram(string statements, string type, string setting = "") =>
        await Verify.Diagnostic<LogThroughILoggerAnalyzer>($$"""
        using System;
        using System.Diagnostics;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        {{statements}}

        {{type}}
        """ + LoggingStubs.Logging + LoggingStubs.Hosting, setting);
}
