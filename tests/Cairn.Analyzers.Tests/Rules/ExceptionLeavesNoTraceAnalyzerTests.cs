using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class ExceptionLeavesNoTraceAnalyzerTests
{
    [Theory]
    [InlineData("[|catch|] { }")]
    [InlineData("[|catch (Exception)|] { }")]
    [InlineData("[|catch (Exception ex)|] { Console.WriteLine(ex); }")]
    [InlineData("[|catch (Exception ex)|] when (ex is not OperationCanceledException) { }")]
    [InlineData("[|catch|] { activity?.SetTag(\"failed\", true); }")]
    [InlineData("[|catch (Exception ex)|] { return ex.Message; }")]
    public Task A_catch_of_everything_that_forgets_the_span_is_found(string handler) => VerifyHandler(handler);

    [Theory]
    [InlineData("catch (InvalidOperationException) { }")]
    [InlineData("catch (Exception ex) when (ex.HResult == 1) { }")]
    [InlineData("catch (Exception ex) when (ex is not TimeoutException) { }")]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception ex) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(ex); }")]
    [InlineData("catch (Exception ex) { activity?.SetStatus(ActivityStatusCode.Error, ex.Message); }")]
    [InlineData("catch (Exception ex) { activity?.AddException(ex); }")]
    [InlineData("catch (Exception ex) { activity.RecordException(ex); }")]
    [InlineData("catch { Activity.Current?.SetStatus(ActivityStatusCode.Error); }")]
    [InlineData("catch { Fail(activity); }")]
    [InlineData("catch { Fail(activity.Parent); }")]
    [InlineData("catch (Exception ex) { return ex; }")]
    [InlineData("finally { }")]
    public Task A_catch_that_expects_its_exception_or_passes_it_on_is_not_found(string handler) => VerifyHandler(handler);

    [Theory]
    [InlineData("void Run(Activity? activity) { try { } [|catch|] { } }")]
    [InlineData("void Run(Activity? activity) { Action run = () => { try { } [|catch|] { } }; }")]
    [InlineData("void Run() { using (var activity = source.StartActivity(\"a\")) { try { } [|catch|] { } } }")]
    [InlineData("void Run() { try { using var activity = source.StartActivity(\"a\"); } catch { } }")]
    [InlineData("void Run() { Activity? activity; try { } catch { } activity = null; }")]
    [InlineData("void Run() { try { } catch { } using var activity = source.StartActivity(\"a\"); }")]
    [InlineData("void Run(out Activity? activity) { try { } catch { } activity = null; }")]
    [InlineData("void Run() { using var _ = source.StartActivity(\"a\"); try { } catch { } }")]
    [InlineData("void Run() { var before = Activity.Current; Activity.Current = around; try { } catch { } Activity.Current = before; }")]
    [InlineData("void Run() { try { } catch { } }")]
    public Task The_activity_is_in_scope_and_set(string method) => VerifyMember(method);

    [Fact]
    public async Task The_message_names_the_activity()
    {
        var found = await VerifyMember("void Run(Activity? span) { try { } [|catch (Exception e)|] { } }");

        Assert.Equal(
            "'catch (Exception e)' hides the failure from 'span'. Call 'span?.SetStatus(ActivityStatusCode.Error, …)' and 'span?.AddException(…)'.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task VerifyHandler(string handler) => await VerifyMember($$"""
        object? Sweep()
        {
            using var activity = source.StartActivity("sweep");
            try
            {
            }
            {{handler}}

            return null;
        }
        """);

    private static async Task<IReadOnlyList<Diagnostic>> VerifyMember(string member) =>
        await Verify.Diagnostic<ExceptionLeavesNoTraceAnalyzer>($$"""
        using System;
        using System.Diagnostics;

        class Sweeper(ActivitySource source, Activity around)
        {
            {{member}}

            object Kept => (source, around);
            static void Fail(Activity? activity) { }
        }

        static class ActivityExtensions { public static void RecordException(this Activity? activity, Exception ex) { } }
        """);
}
