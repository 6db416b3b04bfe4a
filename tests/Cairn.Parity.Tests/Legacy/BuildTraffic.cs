using System.Globalization;
using System.Text;
using Cairn.Cassettes;
using Cairn.Parity.Replay;

namespace Cairn.Parity.Tests.Legacy;

/// <summary>What a squad's clients ask the build-status service.</summary>
internal static class BuildTraffic
{
    private static readonly (string Route, string Target)[] Reads =
    [
        ("GET /builds/{number}", "/builds/{0}"), ("GET /builds", "/builds?first={0}"), ("GET /health", "/health?probe={0}"), ("GET /queues/{name}", "/queues/q{0}"),
        ("GET /workers", "/workers?zone={0}"), ("GET /search", "/search?q={0:x}"), ("GET /artifacts/{number}", "/artifacts/{0}"), ("GET /logs/{number}", "/logs/{0}"),
        ("GET /stats", "/stats?window={0}m"),
    ];

    /// <summary>So many requests of each route, in turn.</summary>
    public static IEnumerable<CassetteExchange> Requests(int ofEachRoute, TimeProvider clock) =>
        from number in Enumerable.Range(1, ofEachRoute)
        from request in Reads.Select(read => Of(read.Route, "GET", string.Format(CultureInfo.InvariantCulture, read.Target, number), null)).Append(Of("POST /builds", "POST", "/builds", $$"""{"branch":"b{{number}}"}"""))
        select request with { Id = Guid.NewGuid().ToString("N"), At = clock.GetUtcNow() };

    /// <summary>Asks one instance, and another one again what may be asked again.</summary>
    public static async Task<IReadOnlyList<CassetteExchange>> RecordAsync(int ofEachRoute, PythonServer first, PythonServer second, CancellationToken cancellationToken)
    {
        using var one = new HttpClient { BaseAddress = first.Address };
        using var other = new HttpClient { BaseAddress = second.Address };
        List<CassetteExchange> recorded = [];
        foreach (var exchange in Requests(ofEachRoute, TimeProvider.System))
        {
            var asked = exchange with { At = TimeProvider.System.GetUtcNow(), Sequence = recorded.Count + 1 };
            List<CassetteResponse> answers = [await AskAsync(one, asked.Request, cancellationToken)];
            if (asked.Request.Method == "GET")
            {
                answers.Add(await AskAsync(other, asked.Request, cancellationToken) with { Run = 1 });
            }

            recorded.Add(asked with { Responses = answers });
        }

        return recorded;
    }

    private static Task<CassetteResponse> AskAsync(HttpClient client, CassetteRequest request, CancellationToken cancellationToken) =>
        new Asking(client, new Dictionary<string, string>(), TimeProvider.System).AskAsync(request, cancellationToken);

    private static CassetteExchange Of(string route, string method, string target, string? body) => new()
    {
        Id = "",
        At = default,
        Route = route,
        Request = new CassetteRequest
        {
            Method = method,
            Target = target,
            Headers = body is null ? [] : [KeyValuePair.Create("Content-Type", "application/json")],
            Body = body is null ? null : CassetteBody.Of(Encoding.UTF8.GetBytes(body)),
        },
        Responses = [],
    };
}
