using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class ReadTimeFromTimeProviderFixTests
{
    [Fact]
    public Task The_provider_in_scope_is_read() => VerifyFix(
        """
        using System;

        class StaleBuilds(TimeProvider time)
        {
            public bool IsStale(DateTimeOffset reported) => DateTimeOffset.UtcNow - reported > TimeSpan.FromHours(2);
        }
        """.Finding("DateTimeOffset.UtcNow"),
        """
        using System;

        class StaleBuilds(TimeProvider time)
        {
            public bool IsStale(DateTimeOffset reported) => time.GetUtcNow() - reported > TimeSpan.FromHours(2);
        }
        """);

    [Theory]
    [InlineData("DateTime", "DateTime.UtcNow", "time.GetUtcNow().UtcDateTime")]
    [InlineData("DateTime", "DateTime.Now", "time.GetLocalNow().LocalDateTime")]
    [InlineData("DateTime", "DateTime.Today", "time.GetLocalNow().LocalDateTime.Date")]
    [InlineData("DateTimeOffset", "DateTimeOffset.UtcNow", "time.GetUtcNow()")]
    [InlineData("DateTimeOffset", "DateTimeOffset.Now", "time.GetLocalNow()")]
    [InlineData("string", "DateTime.UtcNow.AddDays(1).ToString()", "time.GetUtcNow().UtcDateTime.AddDays(1).ToString()")]
    public Task The_type_stays_the_same(string type, string before, string after)
    {
        var split = before.IndexOf('.', before.IndexOf('.', StringComparison.Ordinal) + 1);
        var marked = split < 0 ? $"[|{before}|]" : $"[|{before[..split]}|]{before[split..]}";

        return VerifyFix(Class($"{type} Read(TimeProvider time) => {marked};"), Class($"{type} Read(TimeProvider time) => {after};"));
    }

    [Theory]
    [InlineData("long Read() => [|Environment.TickCount64|];")]
    [InlineData("int Read() => [|Environment.TickCount|];")]
    [InlineData("Expression<Func<DateTime, bool>> isPast = at => at < [|DateTime.UtcNow|];")]
    [InlineData("IQueryable<DateTime> Past(IQueryable<DateTime> all) => from at in all where at < [|DateTime.UtcNow|] select at;")]
    public Task What_has_no_equal_gets_no_fix(string member) => VerifyFix(Class(member), Class(member));

    [Fact]
    public Task Without_a_provider_the_systems_is_read_and_its_namespace_imported() => VerifyFix(
        """
        namespace Acme;

        class Report
        {
            object Started { get; } = [|System.DateTime.UtcNow|];
            object Printed() => [|System.DateTimeOffset.Now|];
        }
        """,
        """
        using System;

        namespace Acme;

        class Report
        {
            object Started { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;
            object Printed() => TimeProvider.System.GetLocalNow();
        }
        """);

    [Fact]
    public Task Comments_and_line_breaks_stay() => VerifyFix(
        Class("""
            DateTime Read() =>
                /* now */ [|DateTime.UtcNow|] // the time of the report
                    .AddDays(1);
            """),
        Class("""
            DateTime Read() =>
                /* now */ TimeProvider.System.GetUtcNow().UtcDateTime // the time of the report
                    .AddDays(1);
            """));

    [Fact]
    public Task A_static_import_and_a_type_of_the_same_name_are_no_trap() => VerifyFix(
        """
        using static System.DateTime;

        class TimeProvider { object Read() => [|UtcNow|]; }
        """,
        """
        using static System.DateTime;

        class TimeProvider { object Read() => System.TimeProvider.System.GetUtcNow().UtcDateTime; }
        """);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<ReadTimeFromTimeProviderAnalyzer, ReadTimeFromTimeProviderFix>(before, after);

    private static string Class(string member) => $$"""
        using System;
        using System.Linq;
        using System.Linq.Expressions;

        class Builds
        {
            {{member}}
        }
        """;
}
