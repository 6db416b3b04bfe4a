using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class ExceptionLeavesNoTraceFixTests
{
    [Fact]
    public Task The_span_hears_of_the_failure() => VerifyFix(
        """
            public void Sweep()
            {
                using var activity = source.StartActivity("sweep");
                try
                {
                    store.RemoveStale();
                }
                catch (Exception ex)
                {
                    failures.Add(ex.Message);
                }
            }
        """.Finding("catch (Exception ex)"),
        """
            public void Sweep()
            {
                using var activity = source.StartActivity("sweep");
                try
                {
                    store.RemoveStale();
                }
                catch (Exception ex)
                {
                    activity?.SetStatus(ActivityStatusCode.Error, ex.Message);
                    activity?.AddException(ex);
                    failures.Add(ex.Message);
                }
            }
        """);

    [Fact]
    public Task An_exception_without_a_name_sets_the_status_alone_and_comments_stay() => VerifyFix(
        """
            void Sweep(Activity? span)
            {
                try
                {
                }
                [|catch|] // why
                {
                    // never mind
                }
            }
        """,
        """
            void Sweep(Activity? span)
            {
                try
                {
                }
                catch // why
                {
                    span?.SetStatus(ActivityStatusCode.Error);
                    // never mind
                }
            }
        """);

    [Fact]
    public Task A_catch_in_a_catch_is_told_too() => VerifyFix(
        """
            void Sweep(Activity? span)
            {
                try
                {
                }
                [|catch (Exception ex)|]
                {
                    try
                    {
                        failures.Add(ex.Message);
                    }
                    [|catch (Exception again)|]
                    {
                        failures.Add(again.Message);
                    }
                }
            }
        """,
        """
            void Sweep(Activity? span)
            {
                try
                {
                }
                catch (Exception ex)
                {
                    span?.SetStatus(ActivityStatusCode.Error, ex.Message);
                    span?.AddException(ex);
                    try
                    {
                        failures.Add(ex.Message);
                    }
                    catch (Exception again)
                    {
                        span?.SetStatus(ActivityStatusCode.Error, again.Message);
                        span?.AddException(again);
                        failures.Add(again.Message);
                    }
                }
            }
        """);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<ExceptionLeavesNoTraceAnalyzer, ExceptionLeavesNoTraceFix>(Class(before), Class(after));

    private static string Class(string method) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;

        class Sweeper(ActivitySource source, Store store)
        {
            readonly List<string> failures = [];

        {{method}}

            object Kept => (source, store);
        }

        class Store { public void RemoveStale() { } }
        """;
}
