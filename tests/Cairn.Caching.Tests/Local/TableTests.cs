using Cairn.Caching.Local;

namespace Cairn.Caching.Tests.Local;

public sealed class TableTests
{
    [Fact]
    public void Random_operations_agree_with_a_dictionary()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var shard = new Shard(capacity: long.MaxValue);
        var model = new Dictionary<string, Entry>();

        for (var step = 0; step < 20_000; step++)
        {
            var key = $"key {random.Next(500)}";
            Change(shard, model, key, random.Next(3));

            Assert.True(shard.Find(key, HashOf(key)) == model.GetValueOrDefault(key), $"seed {seed}, step {step}");
            Assert.True(shard.ReadyCount == model.Count, $"seed {seed}, step {step}: {shard.ReadyCount} counted, {model.Count} there");
        }
    }

    [Fact]
    public void A_bounded_shard_never_exceeds_its_capacity()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var shard = new Shard(capacity: 1000);

        for (var step = 0; step < 50_000; step++)
        {
            var key = $"key {random.Next(3000)}";
            Touch(shard, key, weight: random.Next(1, 20));

            Assert.True(shard.Weight <= 1000, $"seed {seed}, step {step}: weight {shard.Weight}");
        }

        Assert.InRange(shard.ReadyCount, 50, 1000);
    }

    [Fact]
    public void What_is_used_again_survives_a_scan()
    {
        var shard = new Shard(capacity: 100);
        for (var round = 0; round < 3; round++)
        {
            Enumerable.Range(0, 50).ToList().ForEach(number => Touch(shard, $"used {number}", weight: 1));
        }

        Enumerable.Range(0, 10_000).ToList().ForEach(number => Touch(shard, $"scanned {number}", weight: 1));

        Assert.Equal(50, Enumerable.Range(0, 50).Count(number => shard.Find($"used {number}", HashOf($"used {number}")) is not null));
    }

    [Fact]
    public void An_entry_too_heavy_for_the_cache_is_not_kept()
    {
        var shard = new Shard(capacity: 100);

        Touch(shard, "heavy", weight: 101);

        Assert.Null(shard.Find("heavy", HashOf("heavy")));
        Assert.Equal((0, 0L, 1L), (shard.ReadyCount, shard.Weight, shard.Counters.Evictions(EvictionReason.Oversized)));
    }

    [Fact]
    public void A_sweep_drops_what_has_expired()
    {
        var table = new LocalTable(capacity: 100_000, isInBytes: false, seed: 1);
        for (var number = 0; number < 5000; number++)
        {
            var hash = table.Hash.Of($"key {number}");
            Insert(table.ShardOf(hash), new Entry($"key {number}", hash) { Weight = 1, ExpiresAt = number < 4000 ? 10 : 20, StaleUntil = number < 4000 ? 10 : 20 });
        }

        table.Sweep(now: 15);

        Assert.Equal(1000, table.Shards.Sum(shard => shard.ReadyCount));
        Assert.Equal(4000, table.Shards.Sum(shard => shard.Counters.Evictions(EvictionReason.Expired)));
    }

    [Fact]
    public void Trimming_lets_go_first_of_what_was_used_once()
    {
        var table = new LocalTable(capacity: 1000, isInBytes: false, seed: 1);
        var shard = table.Shards[0];
        Enumerable.Range(0, 10).ToList().ForEach(number => Touch(shard, $"used {number}", 1));
        Enumerable.Range(0, 10).ToList().ForEach(number => Touch(shard, $"used {number}", 1));
        Enumerable.Range(0, 90).ToList().ForEach(number => Touch(shard, $"once {number}", 1));

        table.Trim(0.5);

        Assert.Equal(50, shard.Weight);
        Assert.Equal(10, Enumerable.Range(0, 10).Count(number => shard.Find($"used {number}", HashOf($"used {number}")) is not null));
    }

    [Fact]
    public async Task Readers_without_a_lock_find_what_never_leaves()
    {
        var shard = new Shard(capacity: long.MaxValue);
        Enumerable.Range(0, 100).ToList().ForEach(number => Touch(shard, $"stays {number}", 1));
        using var done = new CancellationTokenSource();

        var reader = Task.Run(() => CountWrongReads(shard, done.Token), TestContext.Current.CancellationToken);
        for (var step = 0; step < 30_000; step++)
        {
            lock (shard.Gate)
            {
                Touch(shard, $"comes {step}", 1);
            }
        }

        await done.CancelAsync();
        Assert.Equal(0, await reader);
    }

    // A reader may miss a key while the table grows, and then looks again under the lock; it must never find a wrong one.
    private static int CountWrongReads(Shard shard, CancellationToken done)
    {
        var wrong = 0;
        for (var step = 0; !done.IsCancellationRequested; step++)
        {
            var key = $"stays {step % 100}";
            var found = shard.Find(key, HashOf(key));
            if (found is null)
            {
                lock (shard.Gate)
                {
                    found = shard.Find(key, HashOf(key));
                }
            }

            wrong += found?.Key == key ? 0 : 1;
        }

        return wrong;
    }

    private static void Change(Shard shard, Dictionary<string, Entry> model, string key, int action)
    {
        var found = model.GetValueOrDefault(key);
        switch (action)
        {
            case 0 when found is null:
                model[key] = Insert(shard, new Entry(key, HashOf(key)) { Weight = 1 });
                break;
            case 1 when found is not null:
                shard.Unlink(found);
                model.Remove(key);
                break;
            case 2 when found is not null:
                var loading = new Entry(key, HashOf(key)) { Weight = 1 };
                shard.Cover(found, loading);
                loading.State = EntryState.Ready;
                shard.Admit(loading);
                model[key] = loading;
                break;
        }
    }

    private static void Touch(Shard shard, string key, int weight)
    {
        if (shard.Find(key, HashOf(key)) is { } found)
        {
            found.Touch();
        }
        else
        {
            Insert(shard, new Entry(key, HashOf(key)) { Weight = weight, ExpiresAt = long.MaxValue, StaleUntil = long.MaxValue });
        }
    }

    private static Entry Insert(Shard shard, Entry entry)
    {
        shard.Link(entry);
        entry.State = EntryState.Ready;
        shard.Admit(entry);
        return entry;
    }

    private static ulong HashOf(string key) => new KeyHash(7).Of(key);
}
