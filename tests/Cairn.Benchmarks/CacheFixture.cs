using Cairn.Caching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Benchmarks;

/// <summary>A cache on defaults, as a service gets it.</summary>
internal static class CacheFixture
{
    public static CairnCache Create(long entries = 100_000) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationManager())
        .AddCairnCaching(options => options.MaximumEntries = entries)
        .BuildServiceProvider()
        .GetRequiredService<CairnCache>();

    /// <summary>The result of what is complete when it returns: a hit, or a load whose factory does not wait.</summary>
    public static T Done<T>(ValueTask<T> call) =>
        call.IsCompletedSuccessfully ? call.GetAwaiter().GetResult() : throw new InvalidOperationException("It did not complete at once. The figures say nothing.");

    /// <summary>The same, where there is no result.</summary>
    public static void Done(ValueTask call)
    {
        if (!call.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("It did not complete at once. The figures say nothing.");
        }
    }

    /// <summary>What one of many operations costs.</summary>
    public static async Task<Measurement> OfManyAsync(int count, Action operations)
    {
        var cost = await Measurement.OfAsync(() =>
        {
            operations();
            return Task.CompletedTask;
        });

        return new(cost.Nanoseconds / count, cost.Bytes / count);
    }
}
