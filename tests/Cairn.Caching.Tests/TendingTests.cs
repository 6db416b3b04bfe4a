using Cairn.Caching.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching.Tests;

public sealed class TendingTests
{
    [Fact]
    public async Task What_has_expired_leaves_while_nobody_asks()
    {
        using var test = new CacheUnderTest();
        await StartAsync(test);
        await test.Get("build", "old");

        test.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, Count(test));
    }

    [Fact]
    public async Task A_quarter_leaves_when_memory_is_short()
    {
        var load = 0L;
        using var test = new CacheUnderTest(register: services => services.AddSingleton(new MemoryPressure(() => (load, 90))));
        await StartAsync(test);
        for (var index = 0; index < 100; index++)
        {
            await test.Get($"key {index}", "value");
        }

        test.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(100, Count(test));
        load = 90;
        test.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.InRange(Count(test), 60, 75);
    }

    private static int Count(CacheUnderTest test) => test.Cache.Local.Table.Shards.Sum(shard => shard.ReadyCount);

    private static async Task StartAsync(CacheUnderTest test)
    {
        foreach (var service in test.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
