using Cairn.Caching;
using Cairn.Caching.Redis.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Benchmarks;

/// <summary>
/// Two nodes read and remove for minutes on end while their Redis is killed, paused, flushed and cuts them off. Nobody may see an exception, the
/// nodes must be back whenever the server is, and memory must stay flat.
/// </summary>
internal static class RedisSoak
{
    private const int Clients = 8;
    private const int Keys = 2_000;
    private const int Burst = 50;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly (string Name, Func<LocalRedis, Task> HappenAsync)[] Faults =
    [
        ("killed", server => server.RestartAsync()),
        ("paused", server => server.PauseAsync(TimeSpan.FromSeconds(2))),
        ("flushed", server => server.TellAsync("FLUSHALL")),
        ("cut off", server => server.TellAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")),
    ];

    /// <summary>Runs the soak.</summary>
    /// <param name="duration">How long it takes in all.</param>
    /// <returns>Whether the memory stayed flat.</returns>
    public static async Task<bool> RunAsync(TimeSpan duration)
    {
        await using var server = await LocalRedis.StartAsync();
        await using var one = Node(server);
        await using var other = Node(server);
        var memory = new SoakMemory();

        for (var sample = 0; sample < SoakMemory.Samples; sample++)
        {
            var (name, happenAsync) = Faults[sample % Faults.Length];
            var work = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => WorkAsync(client % 2 == 0 ? one : other, duration / SoakMemory.Samples)));
            await Task.Delay(duration / SoakMemory.Samples / 4);
            await happenAsync(server);
            var counts = await work;
            await UntilConnectedAsync(one);
            await UntilConnectedAsync(other);
            memory.Sample($"{counts.Sum(),9} calls, {name,-8}");
        }

        return memory.IsFlat();
    }

    private static ServiceProvider Node(LocalRedis server) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationManager())
        .AddCairnCachingRedis(options => options.Endpoint = server.Endpoint)
        .AddCairnCaching(options =>
        {
            options.Default.LocalExpiration = TimeSpan.FromMilliseconds(200); // so that most reads go to Redis
            options.Default.StaleFor = TimeSpan.FromSeconds(10);
        })
        .BuildServiceProvider();

    private static async Task<long> WorkAsync(IServiceProvider node, TimeSpan duration)
    {
        var cache = node.GetRequiredService<CairnCache>();
        using var end = new CancellationTokenSource(duration);
        var calls = 0L;
        while (!end.IsCancellationRequested)
        {
            for (var call = 0; call < Burst; call++)
            {
                await CallAsync(cache, Random.Shared.Next(Keys));
            }

            calls += Burst;
            await Task.Delay(Rest);
        }

        return calls;
    }

    private static async Task CallAsync(CairnCache cache, int number)
    {
        switch (Random.Shared.Next(100))
        {
            case 0:
                await cache.RemoveByTagAsync($"tag:{number % 20}");
                break;
            case < 5:
                await cache.RemoveAsync($"build:{number}");
                break;
            default:
                await cache.GetOrCreateAsync($"build:{number}", number, LoadAsync, tags: [$"tag:{number % 20}"]);
                break;
        }
    }

    private static async ValueTask<string> LoadAsync(int number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return new string('x', 100 + number);
    }

    private static async Task UntilConnectedAsync(IServiceProvider node)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (node.GetRequiredService<RedisLink>().Session is null)
        {
            await Task.Delay(Rest, limit.Token);
        }
    }
}
