using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

/// <summary>Two calls over gRPC, one with too little time, made by hand.</summary>
internal static class CallScene
{
    private const string Good = "51";
    private const string Bad = "52";

    public static CallAnswers Answers => new(
        KeptPromises.OnMain("GET", PlantedCaller.Path, 200, "running", Good),
        KeptPromises.OnMain("GET", PlantedCaller.Path, 200, "DeadlineExceeded", Bad));

    public static ReceivedSpan[] Spans =>
        [Span(Good, isServer: false, "OK"), Span(Good, isServer: true, "OK"), Span(Bad, isServer: false, "DEADLINE_EXCEEDED"), Span(Bad, isServer: true, "CANCELLED")];

    public static ReceivedPoint[] Points =>
    [
        Point("OK"), Point("CANCELLED"),
        KeptPromises.Point(2, "POST", $"/{CallAnswers.Method}", "200"), // to HTTP, every call succeeds
        KeptPromises.Point(2, "GET", PlantedCaller.Path, "200"),
    ];

    private static ReceivedSpan Span(string trace, bool isServer, string status) =>
        new(CallAnswers.Method, KeptPromises.Trace(trace), isServer, IsError: status != "OK", Call(status)) { SpanId = $"{trace}{isServer}" };

    private static ReceivedPoint Point(string status) => new(CallsKeepDeadlines.Metric, "s", 1, Call(status));

    private static Dictionary<string, string> Call(string status) => new() { ["rpc.method"] = CallAnswers.Method, ["rpc.response.status_code"] = status };
}
