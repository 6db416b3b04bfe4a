using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class CacheEntryNeverExpiresAnalyzerTests
{
    [Theory]
    [InlineData("[|memory.Set(\"k\", 5)|];")]
    [InlineData("[|memory.Set(\"k\", 5, new MemoryCacheEntryOptions())|];")]
    [InlineData("[|memory.Set(\"k\", 5, (MemoryCacheEntryOptions?)null)|];")]
    [InlineData("[|memory.GetOrCreate(\"k\", _ => 5)|];")]
    [InlineData("[|memory.GetOrCreate(\"k\", entry => entry.Key.GetHashCode())|];")]
    [InlineData("await [|memory.GetOrCreateAsync(\"k\", async entry => { await Task.Yield(); return 5; })|];")]
    [InlineData("[|shared.Set(\"k\", bytes)|];")]
    [InlineData("[|shared.SetString(\"k\", \"v\")|];")]
    [InlineData("await [|shared.SetStringAsync(\"k\", \"v\", stop)|];")]
    [InlineData("await [|shared.SetAsync(\"k\", bytes, new(), stop)|];")]
    public Task An_entry_that_nothing_takes_out_is_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("memory.Set(\"k\", 5, TimeSpan.FromMinutes(5));")]
    [InlineData("memory.Set(\"k\", 5, new MemoryCacheEntryOptions { Size = 1 });")]
    [InlineData("memory.Set(\"k\", 5, options);")]
    [InlineData("memory.GetOrCreate(\"k\", entry => { entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5); return 5; });")]
    [InlineData("memory.GetOrCreate(\"k\", entry => { entry.Size = 1; return 5; });")]
    [InlineData("memory.GetOrCreate(\"k\", entry => { entry.SetSlidingExpiration(TimeSpan.FromMinutes(5)); return 5; });")]
    [InlineData("memory.GetOrCreate(\"k\", Load);")]
    [InlineData("memory.GetOrCreate(\"k\", entry => Load(entry));")]
    [InlineData("memory.GetOrCreate(\"k\", _ => 5, options);")]
    [InlineData("await shared.SetAsync(\"k\", bytes, new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) }, stop);")]
    [InlineData("var own = new DistributedCacheEntryOptions(); own.AbsoluteExpirationRelativeToNow = TimeSpan.Zero; shared.SetString(\"k\", \"v\", own);")]
    public Task An_entry_with_a_limit_is_not_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("[|memory.Set(\"k\", 5)|];", "What 'IMemoryCache.Set' stores never expires. Pass 'MemoryCacheEntryOptions' with 'AbsoluteExpirationRelativeToNow'.")]
    [InlineData("[|shared.SetString(\"k\", \"v\")|];", "What 'IDistributedCache.SetString' stores never expires. Pass 'DistributedCacheEntryOptions' with 'AbsoluteExpirationRelativeToNow'.")]
    public async Task The_message_names_the_call_and_its_options(string body, string message) =>
        Assert.Equal(message, Assert.Single(await VerifyBody(body)).GetMessage(null));

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body) =>
        await Verify.Diagnostic<CacheEntryNeverExpiresAnalyzer>($$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;

        class Builds
        {
            async Task StoreAsync(IMemoryCache memory, IDistributedCache shared, MemoryCacheEntryOptions options, byte[] bytes, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            static int Load(ICacheEntry entry) => 5;
        }
        """ + CachingStubs.Source);
}
