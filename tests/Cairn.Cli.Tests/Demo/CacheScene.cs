using System.Globalization;
using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

/// <summary>A crowd, a change and an outage as a good cache answers them, made by hand.</summary>
internal static class CacheScene
{
    private const string Running = """{"id":"44","status":"running"}""";
    private const string Passed = """{"id":"44","status":"passed"}""";

    public static CacheAnswers Answers => new()
    {
        Reported = KeptPromises.OnMain("POST", "/builds", 201, Running, "10"),
        Crowd = [Read(Running, "11"), Read(Running, "12"), Read(Running, "13")],
        Again = Read(Running, "14"),
        Changed = KeptPromises.OnMain("POST", "/builds", 200, Passed, "15"),
        AfterChange = Read(Passed, "16"),
        Outage = KeptPromises.OnMain("POST", PlantedStore.Path, 200, "true", "17"),
        Unknown = KeptPromises.OnMain("GET", "/builds/45", 500, "internal_error", "18"),
        Stale = Read(Passed, "19"),
        Recovery = KeptPromises.OnMain("POST", PlantedStore.Path, 200, "false", "20"),
    };

    public static ReceivedSpan[] Loads =>
        [.. new[] { Answers.Crowd[0], Answers.AfterChange, Answers.Unknown, Answers.Stale }.Select(LoadOf)];

    public static ReceivedPoint[] Points =>
    [
        .. Answers.All.GroupBy(answer => (answer.Method, answer.Status))
            .Select(alike => KeptPromises.Point(alike.Count(), alike.Key.Method, "/builds/{id}", alike.Key.Status.ToString(CultureInfo.InvariantCulture))),
        Counted("hit", 1), Counted("joined", 2), Counted("stale", 1), Counted("miss", 4),
    ];

    public static string StaleLine => KeptPromises.Line("warn", "19", $"\"event.name\":\"{StaleAnswersStandIn.Event}\"");

    /// <summary>The load that a request began.</summary>
    public static ReceivedSpan LoadOf(Exchange request) =>
        new(CacheWork.LoadSpan, request.TraceId, IsServer: false, IsError: request == Answers.Stale, new Dictionary<string, string>());

    private static Exchange Read(string body, string trace) => KeptPromises.OnMain("GET", CacheAnswers.BuildPath, 200, body, trace);

    private static ReceivedPoint Counted(string result, double value) =>
        new(CacheWork.Metric, "{request}", 0, new Dictionary<string, string> { [CacheWork.Result] = result }) { Value = value };
}
