using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

/// <summary>For each promise the runs that break it, each wrong in one thing.</summary>
internal static class BrokenPromises
{
    public static IReadOnlyList<(Type Promise, string How, Func<DemoRun, DemoRun> Break)> All { get; } =
    [
        (typeof(ScaffoldedFromTemplate), "no README", run => run with { Scaffold = run.Scaffold with { Files = [.. run.Scaffold.Files.Where(file => file != "README.md")] } }),
        (typeof(ScaffoldedFromTemplate), "no AddCairn", run => run with { Scaffold = run.Scaffold with { Program = "app.MapCairn();" } }),
        (typeof(BuiltFromPackedSdk), "another version", run => run with { PackagesUsed = [.. run.PackagesUsed, "cairn.logging/0.1.0"] }),
        (typeof(BuiltFromPackedSdk), "no roof", run => run with { PackagesUsed = [run.PackagesUsed[0]] }),
        (typeof(BuiltFromPackedSdk), "nothing", run => run with { PackagesUsed = [] }),
        (typeof(BuiltWithoutWarnings), "a warning", run => run with { Warnings = [.. run.Warnings, new BuildWarning("Program.cs", 1, "CA1000", "no")] }),
        (typeof(TestsPass), "a failure", run => run with { Tests = new TestCount(11, 1, 0, ["A_test"]) }),
        (typeof(TestsPass), "none ran", run => run with { Tests = new TestCount(0, 0, 0, []) }),
        (typeof(AlertsAreProven), "refused", run => run with { Alerts = run.Alerts with { ExitCode = 1 } }),
        (typeof(AlertsAreProven), "no tests", run => run with { Alerts = run.Alerts with { Files = [] } }),
        (typeof(AlertsAreProven), "a test of the rules fails", run => run with { Alerts = run.Alerts with { Verdict = 1 } }),
        (typeof(AlertsAreProven), "no table", run => run with { Alerts = run.Alerts with { Table = [] } }),
        (typeof(ProbesAnswer), "503", run => Answer(run, a => a with { Probes = [a.Probes[0], a.Probes[1] with { Status = 503, Body = "fail" }] })),
        (typeof(ProbesAnswer), "verbose is no JSON", run => Answer(run, a => a with { Verbose = a.Verbose with { Body = "ok" } })),
        (typeof(ProbesStayOffTheMainPort), "200", run => Answer(run, a => a with { ProbesOnMain = [a.ProbesOnMain[0] with { Status = 200 }] })),
        (typeof(ProbesLeaveNoTrace), "a span more", run => Receive(run, r => r with { Spans = [.. r.Spans, r.Spans[0] with { TraceId = KeptPromises.Trace("9") }] })),
        (typeof(ProbesLeaveNoTrace), "counted", run => Receive(run, r => r with { Points = [.. r.Points, r.Points[4]] })),
        (typeof(ProbesLeaveNoTrace), "a log line", run => run with { Output = [.. run.Output, run.Output[0].Replace("\"msg\":\"m\"", "\"msg\":\"GET /livez\"", StringComparison.Ordinal).Replace('a', '9')] }),
        (typeof(RequestsAreServed), "refused", run => Answer(run, a => a with { Reported = a.Reported with { Status = 0, Body = "refused" } })),
        (typeof(RequestsAreServed), "another status", run => Answer(run, a => a with { Read = a.Read with { Body = """{"status":"passed"}""" } })),
        (typeof(ReadsAreCached), "loaded again", run => Load(run, run.Answers.Caching.Again)),
        (typeof(ReadsAreCached), "no hit counted", run => Count(run, "hit", 0)),
        (typeof(ReadsAreCached), "the old status", run => Cache(run, c => c with { AfterChange = c.Again })),
        (typeof(ReadsAreCached), "the report was refused", run => Cache(run, c => c with { Changed = c.Changed with { Status = 409 } })),
        (typeof(CrowdsLoadOnce), "two loads", run => Load(run, run.Answers.Caching.Crowd[1])),
        (typeof(CrowdsLoadOnce), "no load", run => Receive(run, r => r with { Spans = [.. r.Spans.Where(span => span.Name != CacheWork.LoadSpan)] })),
        (typeof(CrowdsLoadOnce), "one is refused", run => Cache(run, c => c with { Crowd = [c.Crowd[0], c.Crowd[1] with { Status = 503 }] })),
        (typeof(CrowdsLoadOnce), "no crowd", run => Cache(run, c => c with { Crowd = [c.Crowd[0]] })),
        (typeof(CrowdsLoadOnce), "nobody joined", run => Count(run, "joined", 0)),
        (typeof(StaleAnswersStandIn), "a failure", run => Cache(run, c => c with { Stale = c.Unknown })),
        (typeof(StaleAnswersStandIn), "another answer", run => Cache(run, c => c with { Stale = c.Stale with { Body = c.Again.Body } })),
        (typeof(StaleAnswersStandIn), "the store is up", run => Cache(run, c => c with { Unknown = c.Unknown with { Status = 404 } })),
        (typeof(StaleAnswersStandIn), "tells too much", run => Cache(run, c => c with { Unknown = c.Unknown with { Body = PlantedStore.OutageMessage } })),
        (typeof(StaleAnswersStandIn), "no outage", run => Cache(run, c => c with { Outage = c.Outage with { Status = 404 } })),
        (typeof(StaleAnswersStandIn), "not counted", run => Count(run, "stale", 0)),
        (typeof(StaleAnswersStandIn), "not logged", run => run with { Output = [.. run.Output.Where(line => line != CacheScene.StaleLine)] }),
        (typeof(OutagesAreSurvived), "never told", run => Outage(run, o => o with { Notices = 0 })),
        (typeof(OutagesAreSurvived), "a failure", run => Outage(run, o => o with { During = [o.During[0] with { Status = 500 }, .. o.During.Skip(1)] })),
        (typeof(OutagesAreSurvived), "too few reports", run => Outage(run, o => o with { During = [.. o.During.Take(3)] })),
        (typeof(OutagesAreSurvived), "no breaker", run => Outage(run, o => o with { Failed = 4 })),
        (typeof(OutagesAreSurvived), "closed", run => Outage(run, o => o with { Ledger = o.Ledger with { Body = o.Ledger.Body.Replace("open", "closed", StringComparison.Ordinal) } })),
        (typeof(OutagesAreSurvived), "no ledger", run => Outage(run, o => o with { Ledger = o.Ledger with { Status = 404, Body = "" } })),
        (typeof(OutagesAreSurvived), "not ready", run => Outage(run, o => o with { Ready = o.Ready with { Status = 503 } })),
        (typeof(OutagesAreSurvived), "not logged", run => run with { Output = [.. run.Output.Except(OutageScene.Lines)] }),
        (typeof(ErrorsAreProblemDetails), "plain JSON", run => Answer(run, a => a with { Rejected = a.Rejected with { ContentType = "application/json" } })),
        (typeof(ErrorsAreProblemDetails), "no code", run => Answer(run, a => a with { Failed = a.Failed with { Body = $$"""{"trace_id":"{{a.Failed.TraceId}}"}""" } })),
        (typeof(ErrorsAreProblemDetails), "another trace", run => Answer(run, a => a with { Failed = a.Failed with { TraceId = KeptPromises.Trace("0") } })),
        (typeof(ErrorsAreProblemDetails), "tells too much", run => Answer(run, a => a with { Failed = a.Failed with { Body = a.Failed.Body.Replace("internal_error", Plants.FaultMessage, StringComparison.Ordinal) } })),
        (typeof(LogLinesAreFlatJson), "plain text", run => run with { Output = [.. run.Output, "info: started"] }),
        (typeof(LogLinesAreFlatJson), "nested", run => run with { Output = [.. run.Output, """{"ts":"","level":"","msg":"","logger":"","service.name":"","scope":{}}"""] }),
        (typeof(LogLinesAreFlatJson), "no level", run => run with { Output = [.. run.Output, """{"ts":"","msg":"","logger":"","service.name":""}"""] }),
        (typeof(LogLinesAreFlatJson), "silent", run => run with { Output = [] }),
        (typeof(LogLinesCarryTheTrace), "another trace", run => run with { Output = [run.Output[0].Replace(KeptPromises.Trace("a"), KeptPromises.Trace("0"), StringComparison.Ordinal), .. run.Output.Skip(1)] }),
        (typeof(LogLinesCarryTheTrace), "no exception", run => run with { Output = [run.Output[0]] }),
        (typeof(SpansAreComplete), "no span", run => Receive(run, r => r with { Spans = [.. r.Spans.Skip(1)] })),
        (typeof(SpansAreComplete), "two spans", run => Receive(run, r => r with { Spans = [.. r.Spans, r.Spans[0]] })),
        (typeof(SpansAreComplete), "no route", run => Spoil(run, "http.route", null)),
        (typeof(SpansAreComplete), "wrong status", run => Spoil(run, "http.response.status_code", "599")),
        (typeof(FailuresAreMarked), "no error.type", run => Spoil(run, "error.type", null)),
        (typeof(FailuresAreMarked), "status unset", run => Receive(run, r => r with { Spans = [.. r.Spans.Select(span => span with { IsError = false })] })),
        (typeof(FailuresAreMarked), "400 is an error", run => Receive(run, r => r with { Spans = [.. r.Spans.Select(span => span with { IsError = true })] })),
        (typeof(PipelineRunsAreTraced), "no run", run => Receive(run, r => r with { Spans = [.. r.Spans.Where(span => !span.IsPipelineRun)] })),
        (typeof(PipelineRunsAreTraced), "another trace", run => Answer(run, a => a with { Pipeline = a.Pipeline with { TraceId = KeptPromises.Trace("0") } })),
        (typeof(PipelineRunsAreTraced), "no result", run => Spoil(run, "cicd.pipeline.task.run.result", null)),
        (typeof(PipelineRunsAreTraced), "a success", run => Spoil(run, "cicd.pipeline.result", "success")),
        (typeof(PipelineRunsAreTraced), "a task lost", run => Receive(run, r => r with { Spans = [.. r.Spans.SkipLast(1)] })),
        (typeof(PipelineRunsAreTraced), "a flat tree", run => Receive(run, r => r with { Spans = [.. r.Spans.Select(span => span with { ParentSpanId = "" })] })),
        (typeof(PipelineRunsAreTraced), "not measured", run => Receive(run, r => r with { Points = [.. r.Points.SkipLast(1)] })),
        (typeof(CallsKeepDeadlines), "no answer", run => Calls(run, c => c with { Answered = c.Late })),
        (typeof(CallsKeepDeadlines), "no deadline", run => Calls(run, c => c with { Late = c.Late with { Body = "running" } })),
        (typeof(CallsKeepDeadlines), "no client span", run => Receive(run, r => r with { Spans = [.. r.Spans.Where(span => !span.IsCall || span.IsServer)] })),
        (typeof(CallsKeepDeadlines), "no server span", run => Receive(run, r => r with { Spans = [.. r.Spans.Where(span => !span.IsCall || !span.IsServer)] })),
        (typeof(CallsKeepDeadlines), "all went well", run => Spoil(run, "rpc.response.status_code", "OK")),
        (typeof(CallsKeepDeadlines), "not measured", run => Receive(run, r => r with { Points = [.. r.Points.Where(point => point.Metric != CallsKeepDeadlines.Metric)] })),
        (typeof(ResourceNamesTheService), "another name", run => Receive(run, r => r with { Resource = With(r.Resource, "service.name", "unknown_service") })),
        (typeof(ResourceNamesTheService), "no instance", run => Receive(run, r => r with { Resource = With(r.Resource, "service.instance.id", null) })),
        (typeof(RequestsAreMeasured), "one lost", run => Receive(run, r => r with { Points = [.. r.Points.Skip(1)] })),
        (typeof(RequestsAreMeasured), "milliseconds", run => Receive(run, r => r with { Points = [.. r.Points.Select(point => point with { Unit = "ms" })] })),
        (typeof(LogsAreExported), "none", run => Receive(run, r => r with { Logs = [] })),
        (typeof(LogsAreExported), "another trace", run => Receive(run, r => r with { Logs = [r.Logs[0] with { TraceId = "" }] })),
        (typeof(DrainsBeforeItStops), "no flip", run => run with { Drain = run.Drain with { ReadyAfter = run.Drain.ReadyBefore } }),
        (typeof(DrainsBeforeItStops), "refuses at once", run => run with { Drain = run.Drain with { ServedAfter = run.Drain.ServedAfter with { Status = 0 } } }),
        (typeof(DrainsBeforeItStops), "exit code 1", run => run with { Drain = run.Drain with { ExitCode = 1 } }),
        (typeof(DrainsBeforeItStops), "never ends", run => run with { Drain = run.Drain with { ExitCode = null } }),
        (typeof(StopsInPhases), "none", run => run with { Output = [] }),
        (typeof(StopsInPhases), "out of order", run => run with { Output = [.. run.Output.SkipLast(2), run.Output[^3], run.Output[^1]] }),
        (typeof(StopsInPhases), "another last line", run => run with { Output = [.. run.Output, """{"event.name":"Late","msg":"late"}"""] }),
        (typeof(LegacyIsMovedRouteByRoute), "legacy is passed by", run => Move(run, moved => moved with { Asked = [moved.Asked[0] with { Server = "Kestrel" }, .. moved.Asked.Skip(1)] })),
        (typeof(LegacyIsMovedRouteByRoute), "the successor answers a shadow", run => Move(run, moved => moved with { Asked = [moved.Asked[0], moved.Asked[1] with { Server = "Kestrel" }, moved.Asked[2]] })),
        (typeof(LegacyIsMovedRouteByRoute), "legacy answers what is migrated", run => Move(run, moved => moved with { Asked = [.. moved.Asked.SkipLast(1), moved.Asked[2] with { Server = "Werkzeug/2.2.2" }] })),
        (typeof(LegacyIsMovedRouteByRoute), "no answer", run => Move(run, moved => moved with { Asked = [moved.Asked[0] with { Status = 502 }, .. moved.Asked.Skip(1)] })),
        (typeof(LegacyIsMovedRouteByRoute), "not compared", run => Move(run, moved => moved with { Report = moved.Report with { Body = moved.Report.Body.Replace("\"parity\":1", "\"parity\":null", StringComparison.Ordinal) } })),
        (typeof(LegacyIsMovedRouteByRoute), "rolled back", run => Move(run, moved => moved with { Report = moved.Report with { Body = moved.Report.Body.Replace("migrated", "legacy", StringComparison.Ordinal) } })),
        (typeof(LegacyIsMovedRouteByRoute), "no report", run => Move(run, moved => moved with { Report = moved.Report with { Status = 404, Body = "" } })),
        (typeof(LegacyIsMovedRouteByRoute), "the difference is not named", run => Move(run, moved => moved with { Output = [] })),
        (typeof(AnalyzersWarn), "silent", run => run with { Warnings = [] }),
        (typeof(AnalyzersWarn), "another rule", run => run with { Warnings = [run.Warnings[0] with { Rule = "CA1822" }] }),
        (typeof(AnalyzersFix), "unchanged", run => run with { Repairs = [.. run.Repairs.Skip(1), run.Repairs[0] with { After = run.Repairs[0].Before }] }),
        (typeof(AnalyzersFix), "the line is gone", run => run with { Repairs = [.. run.Repairs.Skip(1)] }),
    ];

    private static DemoRun Answer(DemoRun run, Func<Answers, Answers> change) => run with { Answers = change(run.Answers) };

    private static DemoRun Calls(DemoRun run, Func<CallAnswers, CallAnswers> change) => Answer(run, answers => answers with { Calls = change(answers.Calls) });

    private static DemoRun Cache(DemoRun run, Func<CacheAnswers, CacheAnswers> change) => Answer(run, answers => answers with { Caching = change(answers.Caching) });

    private static DemoRun Outage(DemoRun run, Func<OutageAnswers, OutageAnswers> change) => Answer(run, answers => answers with { Outage = change(answers.Outage) });

    private static DemoRun Move(DemoRun run, Func<MovedRoutes, MovedRoutes> change) => run with { Moved = change(run.Moved!) };

    private static DemoRun Load(DemoRun run, Exchange request) => Receive(run, received => received with { Spans = [.. received.Spans, CacheScene.LoadOf(request)] });

    private static DemoRun Count(DemoRun run, string result, double value) => Receive(
        run, received => received with { Points = [.. received.Points.Select(point => point[CacheWork.Result] == result ? point with { Value = value } : point)] });

    private static DemoRun Receive(DemoRun run, Func<Received, Received> change) => run with { Received = change(run.Received) };

    private static DemoRun Spoil(DemoRun run, string attribute, string? value) => Receive(
        run, received => received with { Spans = [.. received.Spans.Select(span => span with { Attributes = With(span.Attributes, attribute, value) })] });

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> attributes, string name, string? value)
    {
        var changed = attributes.Where(pair => pair.Key != name).ToDictionary();
        return value is null ? changed : new(changed) { [name] = value };
    }
}
