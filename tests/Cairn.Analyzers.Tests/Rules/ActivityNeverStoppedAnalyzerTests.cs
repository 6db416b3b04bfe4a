using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class ActivityNeverStoppedAnalyzerTests
{
    [Theory]
    [InlineData("[|source.StartActivity(\"sweep\")|];")]
    [InlineData("[|source.CreateActivity(\"sweep\", ActivityKind.Internal)|];")]
    [InlineData("_ = [|source.StartActivity(\"sweep\")|];")]
    [InlineData("[|source.StartActivity(\"sweep\")|]?.SetTag(\"a\", 1);")]
    [InlineData("[|source.StartActivity(\"sweep\")|]!.SetTag(\"a\", 1).SetTag(\"b\", 2);")]
    [InlineData("source?[|.StartActivity(\"sweep\")|];")]
    [InlineData("Action start = () => [|source.StartActivity(\"sweep\")|];")]
    public Task A_dropped_activity_is_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("")]
    [InlineData("activity?.SetTag(\"a\", 1);")]
    [InlineData("activity?.SetTag(\"a\", 1)?.AddEvent(new(\"b\"));")]
    [InlineData("activity!.DisplayName = \"b\"; Console.WriteLine(activity.Id);")]
    [InlineData("if (activity != null && activity is not null) { activity.SetStatus(ActivityStatusCode.Ok); }")]
    [InlineData("activity = null;")]
    public Task A_local_that_is_only_looked_at_is_found(string rest) =>
        VerifyStatement($"var activity = [|source.StartActivity(\"sweep\")|]?.SetTag(\"c\", 3); {rest}");

    [Theory]
    [InlineData("activity?.Dispose();")]
    [InlineData("activity?.SetTag(\"a\", 1).Stop();")]
    [InlineData("using (activity) { }")]
    [InlineData("using var kept = activity;")]
    [InlineData("Finish(activity);")]
    [InlineData("Finish(activity!.SetTag(\"a\", 1));")]
    [InlineData("_kept = activity;")]
    [InlineData("Action later = () => activity?.Stop();")]
    [InlineData("try { } finally { activity?.Dispose(); }")]
    public Task A_local_that_is_stopped_or_handed_on_is_not_found(string rest) =>
        VerifyStatement($"var activity = source.StartActivity(\"sweep\"); {rest}");

    [Theory]
    [InlineData("using var activity = source.StartActivity(\"sweep\");")]
    [InlineData("using var activity = source.StartActivity(\"sweep\")?.SetTag(\"a\", 1);")]
    [InlineData("using (source.StartActivity(\"sweep\")) { }")]
    [InlineData("using (var activity = source.StartActivity(\"sweep\")) { }")]
    [InlineData("source.StartActivity(\"sweep\")?.Dispose();")]
    [InlineData("_kept = source.StartActivity(\"sweep\");")]
    [InlineData("Finish(source.StartActivity(\"sweep\"));")]
    [InlineData("Func<Activity?> start = () => source.StartActivity(\"sweep\");")]
    [InlineData("Activity? activity; activity = source.StartActivity(\"sweep\"); Finish(activity);")]
    [InlineData("new Activity(\"sweep\").Start();")]
    public Task What_somebody_else_can_stop_is_not_found(string statement) => VerifyStatement(statement);

    [Fact]
    public async Task An_assigned_local_is_a_local_like_any_other()
    {
        var found = await VerifyStatement("Activity? span; span = [|source.StartActivity(\"sweep\")|];");

        Assert.Equal(
            "Nobody stops the activity of 'source.StartActivity', so it is never exported. Keep it with 'using var span'.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Diagnostic>> VerifyStatement(string statement) =>
        await Verify.Diagnostic<ActivityNeverStoppedAnalyzer>($$"""
        using System;
        using System.Diagnostics;

        class Sweeper(ActivitySource source)
        {
            Activity? _kept;

            void Sweep()
            {
                {{statement}}
            }

            static void Finish(Activity? activity) => activity?.Stop();
        }
        """);
}
