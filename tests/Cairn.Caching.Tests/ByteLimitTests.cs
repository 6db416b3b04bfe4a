using Cairn.Caching.Local;

namespace Cairn.Caching.Tests;

public sealed class ByteLimitTests : IDisposable
{
    private const int Most = 1 << 20;
    private const int Keys = 1000;

    private readonly CacheUnderTest _test = new(null, null, ("Cairn:Caching:MaximumBytes", $"{Most}"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task All_entries_together_weigh_no_more_than_the_bytes_allowed()
    {
        var heaviest = 0L;
        for (var number = 0; number < Keys; number++)
        {
            await _test.Get($"build:{number}", new string('x', 2 * number));
            heaviest = Math.Max(heaviest, Weight());
        }

        Assert.InRange(heaviest, Most * 9 / 10, Most);
        Assert.InRange(await BytesFound(), Most / 2, Most);
    }

    [Fact]
    public async Task A_value_that_is_too_large_is_answered_and_not_kept()
    {
        await _test.Get("small", "stays");
        var large = new string('x', Most);

        Assert.Equal(large, await _test.Get("large", large));

        Assert.Null(await _test.Find<string>("large"));
        Assert.Equal("stays", await _test.Find<string>("small"));
        Assert.Equal((1, 0), (Evicted(EvictionReason.Oversized), Evicted(EvictionReason.Capacity)));
    }

    [Fact]
    public async Task A_value_that_is_too_large_takes_the_place_of_none()
    {
        await _test.Get("build", "old");

        await _test.Cache.SetAsync("build", new string('x', Most), cancellationToken: Cancellation);

        Assert.Null(await _test.Find<string>("build"));
        Assert.Equal((0, 0), (Kept(), Weight()));
    }

    private async Task<long> BytesFound()
    {
        var bytes = 0L;
        for (var number = 0; number < Keys; number++)
        {
            bytes += sizeof(char) * (await _test.Find<string>($"build:{number}"))?.Length ?? 0;
        }

        return bytes;
    }

    private long Weight() => _test.Cache.Local.Table.Shards.Sum(shard => shard.Weight);

    private int Kept() => _test.Cache.Local.Table.Shards.Sum(shard => shard.ReadyCount);

    private long Evicted(EvictionReason reason) => _test.Cache.Local.Table.Shards.Sum(shard => shard.Counters.Evictions(reason));
}
