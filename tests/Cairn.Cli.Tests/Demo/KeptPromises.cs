using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

/// <summary>A run of the demo in which every promise was kept, made by hand.</summary>
internal static class KeptPromises
{
    private static readonly string[] ShutdownPhases = ["Drain", "Intake", "Requests", "Resources", "Telemetry"];

    public const string Version = "0.1.0-demo.1";

    public static DemoRun Run
    {
        get
        {
            var answers = Answers();
            var drain = new Drain(OnManagement("/readyz", 200, "ok"), OnManagement("/readyz", 503, "fail"), OnMain("GET", "/builds/42", 200, Build, "d"), TimeSpan.FromMilliseconds(20), 0, TimeSpan.FromSeconds(2));
            return new DemoRun
            {
                Sdk = new PackedSdk(Version, [$"Cairn.{Version}"]),
                Scaffold = new Scaffold(Files, "builder.AddCairn();\napp.MapCairn();\n"),
                PackagesUsed = [$"cairn.hosting/{Version}", $"cairn/{Version}"],
                Warnings = [.. Plants.Violations.Select(violation => new BuildWarning(Plants.ViolationFile, 8, violation.Rule, violation.Breach))],
                Tests = new TestCount(12, 0, 0, []),
                Alerts = new AlertsMade
                {
                    Files = ["deploy/alerts/objective-requests.rules.yaml", "deploy/alerts/objective-requests.test.yaml"],
                    ExitCode = 0,
                    Verdict = 0,
                    Table = ["| fault | RequestsBudgetBurnsFast (page) |", "| --- | --- |", "| store down | 8 min |"],
                },
                Answers = answers,
                Drain = drain,
                Output = [ReportedLine, FailedLine, CacheScene.StaleLine, .. OutageScene.Lines, .. ShutdownLines],
                Received = new Received(
                    [.. Spans([.. answers.Requests, .. answers.Calls.All, .. answers.Caching.All, .. answers.Outage.All, .. answers.ProbesOnMain, drain.ServedAfter]), .. CallScene.Spans, .. CacheScene.Loads, .. PipelineSpans.All],
                    [.. Points, .. CallScene.Points, .. CacheScene.Points, .. OutageScene.Points, .. PipelineSpans.Points],
                    [new ReceivedLog("BuildReported", "Build 42", Trace("a"))], Resource),
                Moved = MoveScene.Moved,
                Repairs = [.. Plants.Violations.Select(violation => new Repair(violation, $"=> {violation.Breach};", "=> fixed;"))],
            };
        }
    }

    private static IEnumerable<string> ShutdownLines =>
    [
        .. ShutdownPhases.Select(phase => ShutdownLine("ShutdownPhaseEnded", $",\"Phase\":\"{phase}\"")),
        ShutdownLine("ShutdownCompleted", ""),
    ];

    /// <summary>A trace id that is easy to tell from others.</summary>
    public static string Trace(string digits) => string.Concat(Enumerable.Repeat(digits, 32 / digits.Length));

    private static string Build => """{"id":"42","status":"running"}""";

    private static string[] Files =>
    [
        "src/Acme.BuildStatus/Program.cs", "src/Acme.BuildStatus.Protos/builds.proto", "tests/Acme.BuildStatus.Tests/Acme.BuildStatus.Tests.csproj", "README.md", "docs/setup.md",
        "docs/testing.md", "docs/troubleshooting.md", "Dockerfile", ".gitignore", ".editorconfig",
    ];

    private static string ReportedLine => Line("info", "a", "\"event.name\":\"BuildReported\"");

    private static string FailedLine => Line("error", "c", "\"error.type\":\"System.InvalidOperationException\"");

    private static Dictionary<string, string> Resource => new()
    {
        ["service.name"] = "acme-build-status",
        ["service.namespace"] = "acme",
        ["service.version"] = "1.0.0",
        ["service.instance.id"] = "7",
        ["deployment.environment.name"] = "production",
    };

    private static ReceivedPoint[] Points =>
    [
        Point(1, "POST", "/builds/", "201"), Point(2, "GET", "/builds/{id}", "200"), Point(1, "POST", "/builds/", "400"),
        Point(1, "GET", Plants.FaultPath, "500"), new ReceivedPoint("http.server.request.duration", "s", 1, new Dictionary<string, string>()),
        Point(1, "POST", PlantedPipeline.Path, "200"),
    ];

    private static Answers Answers() => new()
    {
        Probes = [OnManagement("/livez", 200, "ok"), OnManagement("/readyz", 200, "ok")],
        Verbose = OnManagement("/readyz?verbose", 200, """{"status":"ok"}"""),
        ProbesOnMain = [OnMain("GET", "/livez", 404, "", "e")],
        Reported = OnMain("POST", "/builds", 201, Build, "a"),
        Read = OnMain("GET", "/builds/42", 200, Build, "f"),
        Rejected = Problem(OnMain("POST", "/builds", 400, "bad_request", "b")),
        Failed = Problem(OnMain("GET", Plants.FaultPath, 500, "internal_error", "c")),
        Pipeline = OnMain("POST", PlantedPipeline.Path, 200, "demo-presubmit 4711", "8"),
        Calls = CallScene.Answers,
        Caching = CacheScene.Answers,
        Outage = OutageScene.Answers,
    };

    private static Exchange Problem(Exchange answer) =>
        answer with { ContentType = "application/problem+json", Body = $$"""{"code":"{{answer.Body}}","trace_id":"{{answer.TraceId}}"}""" };

    public static Exchange OnMain(string method, string path, int status, string body, string trace) =>
        new(method, new Uri("http://127.0.0.1:5000" + path), status, "application/json", body, Trace(trace));

    public static Exchange OnManagement(string path, int status, string body) =>
        new("GET", new Uri("http://127.0.0.1:9090" + path), status, "text/plain", body, Trace("9"));

    public static string Line(string level, string trace, string more) =>
        $$"""{"ts":"2026-01-01T00:00:00.000Z","level":"{{level}}","msg":"m","logger":"l","service.name":"s","trace_id":"{{Trace(trace)}}","span_id":"0123456789abcdef",{{more}}}""";

    private static ReceivedSpan[] Spans(IEnumerable<Exchange> requests) => [.. requests.Select(request =>
    {
        var attributes = new Dictionary<string, string>
        {
            ["http.request.method"] = request.Method,
            ["url.scheme"] = "http",
            ["url.path"] = request.Path,
            ["http.route"] = request.Path,
            ["http.response.status_code"] = $"{request.Status}",
            ["network.protocol.version"] = "1.1",
        };
        if (request.Status == 500)
        {
            attributes["error.type"] = Plants.FaultException;
        }

        return new ReceivedSpan($"{request.Method} {request.Path}", request.TraceId, IsServer: true, IsError: request.Status == 500, attributes);
    })];

    public static ReceivedPoint Point(long count, string method, string route, string status) => new(
        "http.server.request.duration", "s", count,
        new Dictionary<string, string> { ["http.request.method"] = method, ["http.route"] = route, ["http.response.status_code"] = status });

    private static string ShutdownLine(string eventName, string more) =>
        $"{{\"ts\":\"2000-01-01T00:00:00.000Z\",\"level\":\"info\",\"msg\":\"stopping\",\"logger\":\"Cairn.Hosting\",\"service.name\":\"acme-build-status\",\"event.name\":\"{eventName}\"{more}}}";
}
