using System.Text;

namespace Cairn.Cassettes.Tests;

/// <summary>Exchanges to record, and the way to disk and back.</summary>
internal static class Exchanges
{
    public static CassetteHeader Header { get; } = new() { Service = "store", Recorder = "test" };

    public static Redactor Redactor { get; } = new(RedactionPolicy.Default, "a key for tests, of 32 bytes or more"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static CassetteExchange Get(string target, string? answer = null, params (string Name, string Value)[] headers) => new()
    {
        Id = "1",
        At = new DateTimeOffset(2026, 3, 1, 12, 34, 56, 100, TimeSpan.Zero),
        Request = new CassetteRequest { Method = "GET", Target = target, Headers = Fields(headers) },
        Responses = [new CassetteResponse { Status = 200, Body = answer is null ? null : Body(answer) }],
    };

    public static CassetteExchange Answered(CassetteBody body) => Get("/") with { Responses = [new CassetteResponse { Status = 200, Body = body }] };

    public static CassetteBody Body(string text) => CassetteBody.Of(Encoding.UTF8.GetBytes(text));

    public static string Text(CassetteBody? body) => body is null ? "none" : Encoding.UTF8.GetString(body.Bytes.Span);

    public static List<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] headers) =>
        [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))];

    public static async Task WriteAsync(string path, params CassetteExchange[] exchanges)
    {
        await using var writer = await CassetteWriter.OpenAsync(path, Header, Redactor, Token);
        foreach (var exchange in exchanges)
        {
            await writer.AppendAsync(exchange, Token);
        }
    }

    public static async Task<CassetteExchange> ThroughDiskAsync(CassetteExchange exchange)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder.Cassette, exchange);
        return Assert.Single((await Cassette.LoadAsync(folder.Cassette, Token)).Exchanges);
    }
}
