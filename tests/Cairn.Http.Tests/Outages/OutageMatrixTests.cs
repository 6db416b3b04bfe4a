using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Http.Tests.Outages;

public sealed class OutageMatrixTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_is_as_it_says_holds_through_every_outage()
    {
        var report = await RunAsync(BuildService.Program(), Calls);

        report.AssertHolds();
        Assert.Equal(["artifact-store", "notifier"], report.Results.Select(result => result.Dependency).Distinct());
        Assert.Equal(
            ["refused", "hang", "slow by 00:00:01", "503", "garbage", "wrong certificate"],
            report.Results.Take(6).Select(result => result.Fault.ToString()));
        Assert.Equal([503, 503, 200, 503, 503, 503], report.Results.Take(6).Select(result => result.Answers[0].Status));
        Assert.All(report.Results.Skip(6), result => Assert.Equal([200, 200], result.Answers.Select(answer => answer.Status)));
    }

    [Fact]
    public async Task Latencies_are_told_by_the_manual_clock()
    {
        var report = await RunAsync(BuildService.Program(), Calls);

        var store = report.Results.Take(6).ToDictionary(result => result.Fault.ToString(), result => result.Answers[0].Latency);
        Assert.InRange(store["hang"], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)); // two or three attempts of 2 s, and the waits between them
        Assert.InRange(store["slow by 00:00:01"], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
        Assert.InRange(store["refused"], TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_optional_dependency_that_costs_an_answer_is_found()
    {
        var report = await RunAsync(BuildService.Program(Criticality.Optional), Calls);

        var failure = Assert.Throws<InvalidOperationException>(report.AssertHolds);
        Assert.Contains(
            "'artifact-store' is optional, and with the fault 'refused' GET /builds/7 answers 503. Answer with less, or declare the dependency required.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(5, report.Results.Count(result => result.Findings.Count > 0));
    }

    [Fact]
    public async Task What_a_call_declares_for_itself_is_held_against_it_instead()
    {
        var declared = await RunAsync(
            BuildService.Program(Criticality.Optional),
            matrix => matrix.Call("GET", "/builds/7", call => call.Without("artifact-store", 503)).Call("PUT", "/builds/7"));
        var other = await RunAsync(
            BuildService.Program(),
            matrix => matrix.Call("GET", "/builds/7", call => call.Without("artifact-store", 502, 504)).Call("PUT", "/builds/7"));

        Assert.Empty(declared.Findings);
        Assert.Contains("GET /builds/7 answers 503. Declared is 502 or 504.", other.Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_the_caller_is_blamed_for_is_found()
    {
        var report = await RunAsync(BuildService.Program(readAsync: BlameAsync), Calls);

        Assert.Contains("GET /builds/7 answers 404, as if its caller were at fault.", report.Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_that_follows_a_dependency_is_found_unless_that_is_critical()
    {
        var required = await RunAsync(BuildService.Program(register: services => services.AddHealthChecks().AddCheck<StoreAnswers>("store-answers")), Calls);
        var critical = await RunAsync(BuildService.Program(Criticality.Critical), Calls);

        Assert.Contains(required.Findings, finding => finding.EndsWith("the service is not ready. Only what is critical may cost readiness.", StringComparison.Ordinal));
        Assert.False(critical.Results[0].StayedReady);
        Assert.Empty(critical.Findings);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_found()
    {
        var report = await RunAsync(BuildService.Program(), matrix => matrix.AnsweredWithin(TimeSpan.FromSeconds(3)).Call("GET", "/builds/7").Call("PUT", "/builds/7"));

        var hang = report.Results[1];
        Assert.EndsWith("GET /builds/7 is not answered within 00:00:03. Bound what it waits for.", Assert.Single(hang.Findings), StringComparison.Ordinal);
        Assert.Equal("none in 3.0 s", hang.Answers[0].ToString());
        Assert.Equal(2, report.Findings.Count); // the notifier, too
    }

    [Fact]
    public async Task The_report_is_a_grid_and_the_same_in_Markdown()
    {
        var report = await RunAsync(BuildService.Program(Criticality.Optional), Calls);
        var path = Path.GetTempFileName();

        report.WriteMarkdown(path);
        var (text, markdown) = (report.ToString().Split('\n'), (await File.ReadAllTextAsync(path, Cancellation)).Split('\n'));
        File.Delete(path);

        Assert.Equal("5 of 12 outages are not as declared.", text[0]);
        Assert.Matches(@"^artifact-store \(optional\)  refused +503 in \d\.\d s +200 in 0\.0 s +yes +yes +Error RequestFinished +no *$", text[7]);
        Assert.Equal("| dependency | fault | `GET /builds/7` | `PUT /builds/7` | ready | recovers | gravest log | as declared |", markdown[4]);
        Assert.Matches(@"^\| artifact-store \(optional\) \| refused \| 503 in \d\.\d s \| 200 in 0\.0 s \| yes \| yes \| Error RequestFinished \| no \|$", markdown[6]);
        Assert.Equal($"- {report.Findings[0]}", markdown[19]);
    }

    [Fact]
    public async Task An_error_in_the_log_over_something_optional_is_found()
    {
        var report = await RunAsync(
            BuildService.Program(map: app => app.MapGet("/loud", async (NotifierClient notifier, ILogger<NotifierClient> logger, CancellationToken stop) =>
            {
                if (!await notifier.TryNotifyAsync("7", stop))
                {
                    logger.Log(LogLevel.Error, new EventId(1, "NotifierDown"), "down", exception: null, (state, _) => state);
                }
            })),
            matrix => matrix.Call("GET", "/builds/7").Call("GET", "/loud"));

        Assert.EndsWith("the service logs an error, NotifierDown. Nobody must act when something optional is down: warn instead.", report.Findings[0], StringComparison.Ordinal);
        Assert.Equal(5, report.Findings.Count);
    }

    [Fact]
    public async Task A_service_that_stays_broken_is_found()
    {
        var isBroken = false;
        var report = await RunAsync(
            BuildService.Program(readAsync: async (store, stop) =>
            {
                try
                {
                    using var artifact = await store.GetAsync("artifacts/7", stop);
                    isBroken |= !artifact.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    isBroken = true;
                }

                return isBroken ? Results.StatusCode(503) : Results.Ok();
            }),
            matrix => matrix.WithHost(_ => isBroken = false).Call("GET", "/builds/7").Call("PUT", "/builds/7"));

        Assert.Contains("'artifact-store' is required, and with the fault 'refused' the service has not recovered a minute after it.", report.Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_test_is_said_before_anything_is_broken()
    {
        var rehearsal = RunAsync(BuildService.Program(), matrix => matrix
            .Call("GET", "/builds/7", call => call.Without("artifact-stor", 503))
            .Call("GET", "/bulids"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => rehearsal);
        Assert.Equal(
            [
                "The rehearsal is at fault, not the service:",
                "GET /bulids answers 404 while nothing is broken. A smoke call succeeds then. Correct the call, or what stands in for the dependencies.",
                "No smoke call reaches 'notifier'. Its outage would show nothing. Add a call that needs it.",
                "GET /builds/7 speaks of 'artifact-stor', which is not declared. Declared are artifact-store, notifier. Correct the name.",
            ],
            failure.Message.Split('\n'));
    }

    [Fact]
    public async Task A_rehearsal_without_calls_is_refused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(BuildService.Program(), _ => { }));

        Assert.StartsWith("The rehearsal has no calls.", failure.Message, StringComparison.Ordinal);
    }

    private static Task<OutageReport> RunAsync(Func<string[], Task> program, Action<OutageSetup> setup) => OutageMatrix.RunAsync(
        program,
        matrix =>
        {
            matrix.WithHost(BuildService.AllIsWell);
            setup(matrix);
        },
        Cancellation);

    private static async Task<IResult> BlameAsync(HttpClient store, CancellationToken cancellationToken)
    {
        try
        {
            using var artifact = await store.GetAsync("artifacts/7", cancellationToken);
            return artifact.IsSuccessStatusCode ? Results.Ok() : Results.NotFound();
        }
        catch (HttpRequestException)
        {
            return Results.NotFound();
        }
    }

    private static void Calls(OutageSetup matrix) => matrix.Call("GET", "/builds/7").Call("PUT", "/builds/7");
}
