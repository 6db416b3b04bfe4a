using Cairn.Cassettes;

namespace Cairn.Parity.Tests.Recording;

public sealed class SamplingShapes : IDisposable
{
    private const int Kept = 5;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rare_shape_is_kept_among_many_of_another()
    {
        await using var recorder = await OpenAsync();
        await RecordAsync(recorder, 0, 300, "{\"a\":1}");
        await RecordAsync(recorder, 300, 1, "{\"a\":null}");
        await RecordAsync(recorder, 301, 300, "{\"a\":2}");

        var shapes = (await ExchangesAsync()).GroupBy(exchange => exchange.Responses[0].Body!.Bytes.Span.IndexOf("null"u8) > 0).ToDictionary(shape => shape.Key, shape => shape.Count());
        Assert.Equal(1, shapes[true]);
        Assert.InRange(shapes[false], Kept, Kept * 12); // K (1 + ln n/K) in the mean
        Assert.Equal(601, recorder.Recorded + recorder.PassedOver);
    }

    [Fact]
    public async Task A_recording_goes_on_with_the_same_sample()
    {
        await using (var first = await OpenAsync())
        {
            await RecordAsync(first, 0, 100, "{}");
        }

        var before = (await ExchangesAsync()).Count;
        await using (var second = await OpenAsync())
        {
            await RecordAsync(second, 0, 100, "{}");
            Assert.Equal(0, second.Recorded - (await ExchangesAsync()).Count + before);
        }

        Assert.True((await ExchangesAsync()).Count - before <= Kept);
    }

    private async Task<IReadOnlyList<CassetteExchange>> ExchangesAsync() => (await Cassette.LoadAsync(_folder.In("a.cassette.jsonl"), Token)).Exchanges;

    private Task<ExchangeRecorder> OpenAsync() => ExchangeRecorder.OpenAsync(
        _folder.In("a.cassette.jsonl"), "legacy", "test", new RecorderSettings { SamplesPerShape = Kept, Key = Legacy.Recorded.Key }, Token);

    private static async Task RecordAsync(ExchangeRecorder recorder, int first, int count, string body)
    {
        foreach (var number in Enumerable.Range(first, count))
        {
            await recorder.RecordAsync(Exchanges.Asked($"/builds/{number}", body) with { Id = $"id-{number}" }, Token);
        }
    }
}
