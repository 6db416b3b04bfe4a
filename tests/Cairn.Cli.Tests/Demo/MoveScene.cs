using Cairn.Cli.Demo;
using Cairn.Cli.Demo.Promises;

namespace Cairn.Cli.Tests.Demo;

/// <summary>A Flask service whose routes are moved, made by hand.</summary>
internal static class MoveScene
{
    private const string Flask = "Werkzeug/2.2.2 Python/3.11.2";

    public static MovedRoutes Moved => new()
    {
        Asked =
        [
            KeptPromises.OnMain("GET", "/builds/7", 200, """{"id":"7"}""", "40") with { Server = Flask },
            KeptPromises.OnMain("GET", "/branches/main/health", 200, """{"rate":1.0}""", "41") with { Server = Flask },
            KeptPromises.OnMain("GET", "/builds/7/duration", 200, """{"seconds":0}""", "42") with { Server = "Kestrel" },
        ],
        Report = KeptPromises.OnManagement("/strangler", 200, $"{{\"routes\":[{Route(0, "null")},{Route(1, "0")},{Route(2, "1")}]}}"),
        Output = [$"{{\"event.name\":\"{LegacyIsMovedRouteByRoute.Difference}\",\"msg\":\"The answers to GET /branches/{{**name}} differ at $.rate. This is said once\"}}"],
    };

    private static string Route(int index, string parity) =>
        $"{{\"match\":\"{MovedRoutes.Table[index].Match}\",\"effective\":\"{MovedRoutes.Table[index].State}\",\"parity\":{parity}}}";
}
