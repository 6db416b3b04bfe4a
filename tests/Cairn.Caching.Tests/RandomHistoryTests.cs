using Cairn.Caching.Tests.Distributed;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests;

/// <summary>
/// Many flows read, set and remove a few keys of one cache in random order. The source counts its changes, so that a value tells its age: a read
/// never returns one that is older than the last removal that had ended before the read began.
/// </summary>
public sealed class RandomHistoryTests
{
    private const int Keys = 4;
    private const int Flows = 8;
    private const int Steps = 1500;

    private readonly int[] _source = new int[Keys];
    private readonly int[] _floor = new int[Keys];
    private readonly int _seed = Random.Shared.Next();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_read_is_older_than_the_last_removal(bool hasStore)
    {
        var store = new FakeStore();
        using var test = new CacheUnderTest(
            options =>
            {
                options.KeyNamespace = "acme";
                options.MaximumEntries = 1000;
                options.SecondLevel.HardTimeout = TimeSpan.FromSeconds(59);
                options.SecondLevel.SoftTimeout = TimeSpan.FromSeconds(58);
            },
            services => _ = hasStore ? services.AddSingleton<IDistributedCache>(store) : services);

        var faults = await Task.WhenAll(Enumerable.Range(0, Flows).Select(flow => Task.Run(() => RunAsync(test, new Random(_seed + flow)), TestContext.Current.CancellationToken)));

        Assert.True(faults.All(fault => fault is null), string.Join(Environment.NewLine, faults));
    }

    private async Task<string?> RunAsync(CacheUnderTest test, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            var key = random.Next(Keys);
            switch (random.Next(12))
            {
                case 0:
                    await ChangeAsync(key, version => test.Cache.RemoveAsync($"key {key}"));
                    break;
                case 1:
                    await ChangeAsync(key, version => test.Cache.RemoveByTagAsync($"tag {key}"));
                    break;
                case 2:
                    test.Clock.Advance(TimeSpan.FromSeconds(random.Next(4)));
                    break;
                default:
                    var floor = Volatile.Read(ref _floor[key]);
                    var value = await ReadAsync(test, key, random.Next(3));
                    if (value < floor)
                    {
                        return $"seed {_seed}, step {step}: key {key} was {value} after the removal of everything before {floor}";
                    }

                    break;
            }
        }

        return null;
    }

    private async Task ChangeAsync(int key, Func<int, ValueTask> remove)
    {
        var version = Interlocked.Increment(ref _source[key]);
        await remove(version);
        for (var floor = Volatile.Read(ref _floor[key]); floor < version;)
        {
            var before = Interlocked.CompareExchange(ref _floor[key], version, floor);
            floor = before == floor ? version : before;
        }
    }

    private ValueTask<int> ReadAsync(CacheUnderTest test, int key, int pauses) => test.Cache.GetOrCreateAsync(
        $"key {key}",
        async _ =>
        {
            var value = Volatile.Read(ref _source[key]);
            for (var pause = 0; pause < pauses; pause++)
            {
                await Task.Yield();
            }

            return value;
        },
        tags: [$"tag {key}"]);
}
