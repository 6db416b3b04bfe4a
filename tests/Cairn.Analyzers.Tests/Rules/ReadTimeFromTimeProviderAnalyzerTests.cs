using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class ReadTimeFromTimeProviderAnalyzerTests
{
    [Theory]
    [InlineData("DateTime.UtcNow", "GetUtcNow")]
    [InlineData("DateTime.Now", "GetLocalNow")]
    [InlineData("DateTime.Today", "GetLocalNow")]
    [InlineData("DateTimeOffset.UtcNow", "GetUtcNow")]
    [InlineData("DateTimeOffset.Now", "GetLocalNow")]
    [InlineData("Environment.TickCount", "GetTimestamp")]
    [InlineData("Environment.TickCount64", "GetTimestamp")]
    public async Task Every_reading_of_the_static_clock_is_found(string reading, string method)
    {
        var found = await VerifyMember($"object Read() => [|{reading}|];");

        Assert.Equal($"'{reading}' cannot be tested. Use 'TimeProvider.System.{method}()'.", Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("readonly DateTime started = [|DateTime.UtcNow|];")]
    [InlineData("DateTime Started { get; } = [|System.DateTime.UtcNow|];")]
    [InlineData("int Age(int year) => [|UtcNow|].Year - year;")]
    [InlineData("Func<DateTime> clock = () => [|DateTime.Now|];")]
    public Task A_reading_is_found_wherever_it_stands(string member) => VerifyMember(member);

    [Theory]
    [InlineData("DateTime Parse(string text) => DateTime.Parse(text, null);")]
    [InlineData("DateTime epoch = DateTime.UnixEpoch;")]
    [InlineData("string name = nameof(DateTime.UtcNow);")]
    [InlineData("DateTimeOffset Read(TimeProvider time) => time.GetUtcNow();")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"g\", \"1\")] DateTime Read() => DateTime.UtcNow;")]
    [InlineData("class Fast : TimeProvider { public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddHours(1); }")]
    public Task What_does_not_read_the_clock_or_has_to_is_not_found(string member) => VerifyMember(member);

    [Theory]
    [InlineData("DateTime Read(TimeProvider time) => [|DateTime.UtcNow|];", "time")]
    [InlineData("static DateTime Read(TimeProvider time) => [|DateTime.UtcNow|];", "time")]
    [InlineData("readonly TimeProvider clock = TimeProvider.System; DateTime Read() => [|DateTime.UtcNow|];", "clock")]
    [InlineData("readonly TimeProvider clock = TimeProvider.System; DateTime Read(TimeProvider time) => [|DateTime.UtcNow|];", "time")]
    [InlineData("static readonly TimeProvider Clock = TimeProvider.System; static DateTime Read() => [|DateTime.UtcNow|];", "Clock")]
    [InlineData("TimeProvider Clock { get; } = TimeProvider.System; DateTime Now => [|DateTime.UtcNow|];", "Clock")]
    [InlineData("Func<TimeProvider, DateTime> read = time => [|DateTime.UtcNow|];", "time")]
    [InlineData("Func<DateTime> Read(TimeProvider time) => () => [|DateTime.UtcNow|];", "time")]
    [InlineData("class Inner(TimeProvider time) { DateTime Read() => [|DateTime.UtcNow|]; }", "time")]
    [InlineData("class Inner(TimeProvider time) { readonly DateTime started = [|DateTime.UtcNow|]; }", "time")]
    [InlineData("class Inner(TimeProvider time) { readonly TimeProvider kept = time; DateTime Read() => [|DateTime.UtcNow|]; }", "kept")]
    [InlineData("class Outer(TimeProvider time) { object kept = time; } class Inner(TimeProvider time) : Outer(time) { DateTime at = [|DateTime.UtcNow|]; }", "time")]
    [InlineData("record Inner(TimeProvider Time) { DateTime Read() => [|DateTime.UtcNow|]; }", "Time")]
    [InlineData("class Outer { protected TimeProvider time = TimeProvider.System; } class Inner : Outer { DateTime Read() => [|DateTime.UtcNow|]; }", "time")]
    [InlineData("class Manual : TimeProvider; DateTime Read(Manual time) => [|DateTime.UtcNow|];", "time")]
    public async Task The_message_names_the_provider_in_scope(string member, string provider)
    {
        var found = await VerifyMember(member);

        Assert.Equal($"'DateTime.UtcNow' cannot be tested. Use '{provider}.GetUtcNow()'.", Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("readonly TimeProvider time = TimeProvider.System; static DateTime Read() => [|DateTime.UtcNow|];")]
    [InlineData("readonly TimeProvider time = TimeProvider.System; DateTime Read(string time) => [|DateTime.UtcNow|];")]
    [InlineData("class Inner { readonly TimeProvider time; readonly DateTime at; Inner() { at = [|DateTime.UtcNow|]; time = TimeProvider.System; } }")]
    [InlineData("class Outer { TimeProvider time = TimeProvider.System; class Inner { DateTime Read() => [|DateTime.UtcNow|]; } }")]
    [InlineData("class Outer { private TimeProvider time = TimeProvider.System; } class Inner : Outer { DateTime Read() => [|DateTime.UtcNow|]; }")]
    [InlineData("class Inner(TimeProvider time) { static DateTime Read() => [|DateTime.UtcNow|]; object Keep() => time; }")]
    [InlineData("class Outer(TimeProvider time) { object kept = time; } class Inner(TimeProvider time) : Outer(time) { DateTime Read() => [|DateTime.UtcNow|]; }")]
    [InlineData("Func<TimeProvider, Func<DateTime>> read = time => static () => [|DateTime.UtcNow|];")]
    [InlineData("Func<DateTime> Read(ref TimeProvider time) => () => [|DateTime.UtcNow|];")]
    [InlineData("DateTime Read(TimeProvider? time = null) => [|DateTime.UtcNow|];")]
    [InlineData("struct Inner { TimeProvider time; Func<DateTime> Read() => () => [|DateTime.UtcNow|]; }")]
    public async Task A_provider_that_cannot_be_used_there_is_not_named(string member)
    {
        var found = await VerifyMember(member);

        Assert.Contains("'TimeProvider.System.GetUtcNow()'", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cairn_allow_clock = tests", "void A_test() => _ = DateTime.UtcNow;")]
    [InlineData("cairn_allow_clock = logging, tests", "void A_test() => _ = DateTime.UtcNow;")]
    [InlineData("cairn_allow_clock = logging", "void A_test() => _ = [|DateTime.UtcNow|];")]
    [InlineData("cairn_allow_clock = logging", "void Log(ILogger log) => log.LogInformation(\"at {At}\", DateTime.UtcNow.AddDays(1));")]
    [InlineData("cairn_allow_clock = logging", "void Log(ILogger log) => log.Log(DateTime.UtcNow);")]
    [InlineData("cairn_allow_clock = logging", "void Log() => Started(DateTime.UtcNow); [LoggerMessage] static void Started(DateTime at) { }")]
    [InlineData("cairn_allow_clock = logging", "void Log() => Started([|DateTime.UtcNow|]); static void Started(DateTime at) { }")]
    [InlineData("cairn_allow_clock = elsewhere", "void A_test() => _ = [|DateTime.UtcNow|];")]
    [InlineData("", "void Log(ILogger log) => log.LogInformation(\"at {At}\", [|DateTime.UtcNow|]);")]
    public Task Tests_and_logging_are_exempt_where_the_option_says_so(string setting, string member) => Verify.Diagnostic<ReadTimeFromTimeProviderAnalyzer>(
        $$"""
        using System;
        using Microsoft.Extensions.Logging;

        class Tests
        {
            [Xunit.Fact] {{member}}
        }

        namespace Xunit { class FactAttribute : Attribute; }

        namespace Microsoft.Extensions.Logging
        {
            interface ILogger { void Log(object state); }
            static class LoggerExtensions { public static void LogInformation(this ILogger logger, string text, params object[] values) { } }
            class LoggerMessageAttribute : Attribute;
        }
        """, setting);

    [Fact]
    public Task A_project_without_tests_is_not_exempt_as_one() => VerifyMember("DateTime Read() => [|DateTime.UtcNow|];", "cairn_allow_clock = tests");

    [Fact]
    public Task Top_level_statements_are_code_like_any_other() =>
        Verify.Diagnostic<ReadTimeFromTimeProviderAnalyzer>("System.Console.WriteLine([|System.DateTime.UtcNow|]);");

    private static async Task<IReadOnlyList<Diagnostic>> VerifyMember(string member, string setting = "") =>
        await Verify.Diagnostic<ReadTimeFromTimeProviderAnalyzer>($$"""
        using System;
        using static System.DateTime;

        class Builds
        {
            {{member}}
        }
        """, setting);
}
