using System.Diagnostics;
using Cairn.Caching.Redis;
using Cairn.Caching.Redis.Connections;

namespace Cairn.Benchmarks;

/// <summary>How long after one node has begun to remove a key another has been told, on loopback. Wall-clock time; bytes are not measured.</summary>
internal static class InvalidationVariant
{
    private const string Median = "median";
    private const string Slow = "99th percentile";
    private const int Removals = 5_000;

    public static Benchmark Benchmark { get; } = new("invalidation", [Median, Slow], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string variant)
    {
        await using var server = await LocalRedis.StartAsync();
        var told = new SemaphoreSlim(0);
        var toldAt = 0L;
        using var writer = await OpenAsync(server, static () => { });
        using var reader = await OpenAsync(server, () =>
        {
            Volatile.Write(ref toldAt, Stopwatch.GetTimestamp());
            told.Release();
        });
        await reader.SendAsync(["HELLO", 3], CancellationToken.None);
        await reader.SendAsync(["CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", "cairn:1:", "NOLOOP"], CancellationToken.None);

        var times = new List<double>();
        for (var removal = 0; removal < Removals; removal++)
        {
            var begin = Stopwatch.GetTimestamp();
            await writer.SendAsync(["SET", "cairn:1:build:42", removal], CancellationToken.None);
            await told.WaitAsync();
            times.Add(Stopwatch.GetElapsedTime(begin, Volatile.Read(ref toldAt)).TotalNanoseconds);
        }

        times.Sort();
        return new(times[variant == Median ? Removals / 2 : Removals * 99 / 100], 0);
    }

    private static async Task<RedisConnection> OpenAsync(LocalRedis server, Action onPush)
    {
        var stream = await Transport.OpenAsync(new RedisAddress("127.0.0.1", server.Port), new RedisTlsSettings(), CancellationToken.None);
        return new RedisConnection(stream, new ConnectionLimits(), TimeProvider.System, _ => onPush());
    }
}
