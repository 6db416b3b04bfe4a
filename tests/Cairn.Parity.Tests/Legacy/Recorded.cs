using Cairn.Cassettes;

namespace Cairn.Parity.Tests.Legacy;

/// <summary>Recorded exchanges as a cassette, through the disk as users have them.</summary>
internal static class Recorded
{
    /// <summary>The cursor of a search is random, and no secret.</summary>
    private static readonly RedactionPolicy Policy = RedactionPolicy.Default.KeepField("cursor");

    public static byte[] Key { get; } = "a key for tests, of 32 bytes or more"u8.ToArray();

    public static async Task<Cassette> ThroughDiskAsync(IEnumerable<CassetteExchange> exchanges, CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        var path = folder.In("builds.cassette.jsonl");
        await using (var writer = await CassetteWriter.OpenAsync(path, new CassetteHeader { Service = "builds", Recorder = "test" }, new Redactor(Policy, Key), cancellationToken))
        {
            foreach (var exchange in exchanges)
            {
                await writer.AppendAsync(exchange, cancellationToken);
            }
        }

        return await Cassette.LoadAsync(path, cancellationToken);
    }

    public static async Task<ParityReport> ReplayAsync(Cassette cassette, ParityRules rules, Uri candidate, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = candidate };
        return await ReplayAsync(cassette, rules, client, cancellationToken);
    }

    public static Task<ParityReport> ReplayAsync(Cassette cassette, ParityRules rules, HttpClient candidate, CancellationToken cancellationToken) =>
        new ParityRun([cassette], rules, new ParitySettings { Key = Key, Redaction = Policy }).RunAsync(candidate, cancellationToken);
}
