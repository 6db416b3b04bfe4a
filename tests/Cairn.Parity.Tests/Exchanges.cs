using System.Text;
using Cairn.Cassettes;

namespace Cairn.Parity.Tests;

/// <summary>Exchanges made by hand.</summary>
internal static class Exchanges
{
    public static DateTimeOffset At { get; } = new(2026, 3, 1, 12, 34, 56, TimeSpan.Zero);

    public static CassetteExchange Asked(string target, params string[] answers) => new()
    {
        Id = target,
        Sequence = 1,
        At = At,
        Route = "GET /builds/{id}",
        Request = new CassetteRequest { Method = "GET", Target = target },
        Responses = [.. answers.Select(Json)],
    };

    public static CassetteResponse Json(string body) => Answer(200, body, ("Content-Type", "application/json"));

    public static CassetteResponse Answer(int status, string? body, params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Headers = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
        Body = body is null ? null : CassetteBody.Of(Encoding.UTF8.GetBytes(body)),
    };

    public static ParityRules Rules(params ParityRule[] rules) => ParityRules.None.With(new ParityRoute { Name = "GET /builds/{id}", Rules = rules });
}
