using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class CacheEntryNeverExpiresFixTests
{
    [Fact]
    public Task The_entry_is_given_five_minutes() => VerifyFix(
        """
        memory.Set(id, build);
        await shared.SetStringAsync(id, build, stop);
        """.Finding("memory.Set(id, build)").Finding("shared.SetStringAsync(id, build, stop)"),
        """
        memory.Set(id, build, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) });
        await shared.SetStringAsync(id, build, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) }, stop);
        """);

    [Theory]
    [InlineData(
        "[|memory.Set(id, build, /* none */ new MemoryCacheEntryOptions())|];",
        "memory.Set(id, build, /* none */ new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) });")]
    [InlineData(
        "await [|shared.SetStringAsync(id, build, new DistributedCacheEntryOptions())|];",
        "await shared.SetStringAsync(id, build, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) });")]
    [InlineData(
        "_ = ([|memory.GetOrCreate(id, _ => 2)|], [|memory.Set(1, 2)|]);",
        "_ = (memory.GetOrCreate(id, _ => 2, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) }), memory.Set(1, 2, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) }));")]
    public Task Options_that_say_nothing_are_replaced_and_missing_ones_added(string before, string after) => VerifyFix(before, after);

    [Fact]
    public Task A_call_with_named_arguments_stays() =>
        VerifyFix("[|memory.Set(key: id, value: build)|];", "[|memory.Set(key: id, value: build)|];");

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<CacheEntryNeverExpiresAnalyzer, CacheEntryNeverExpiresFix>(InMethod(before), InMethod(after));

    private static string InMethod(string body) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;

        class Builds
        {
            async Task KeepAsync(IMemoryCache memory, IDistributedCache shared, string id, string build, CancellationToken stop)
            {
        {{body}}
                await Task.Yield();
            }
        }
        """ + CachingStubs.Source;
}
