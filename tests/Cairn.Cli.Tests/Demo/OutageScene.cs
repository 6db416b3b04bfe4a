using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

/// <summary>An outage of the notifier as a service survives it, made by hand.</summary>
internal static class OutageScene
{
    private const string Running = """{"id":"47","status":"running"}""";

    private static readonly string[] Traces = ["31", "32", "33", "34"];

    public static OutageAnswers Answers => new()
    {
        Told = KeptPromises.OnMain("POST", "/builds", 201, Running, "30"),
        Notices = 4,
        During = [.. Traces.Select((trace, index) => KeptPromises.OnMain("POST", "/builds", index == 0 ? 201 : 200, Running, trace))],
        Failed = 3,
        Ledger = KeptPromises.OnManagement("/dependencies", 200, """{"dependencies":[{"name":"notifier","breaker":"open"}]}"""),
        Ready = KeptPromises.OnManagement("/readyz", 200, "ok"),
    };

    public static ReceivedPoint[] Points => [KeptPromises.Point(2, "POST", "/builds/", "201"), KeptPromises.Point(3, "POST", "/builds/", "200")];

    public static IEnumerable<string> Lines =>
        [Line("33", OutagesAreSurvived.Opened), .. Traces.Select(trace => Line(trace, OutagesAreSurvived.Fallback))];

    private static string Line(string trace, string eventName) => KeptPromises.Line("warn", trace, $"\"event.name\":\"{eventName}\"");
}
