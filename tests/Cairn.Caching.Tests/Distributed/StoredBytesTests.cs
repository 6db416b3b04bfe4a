using System.Security.Cryptography;
using Cairn.Caching.Distributed;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests.Distributed;

/// <summary>What stands in the store, and what of it is believed.</summary>
public sealed class StoredBytesTests
{
    private const string Name = "acme:1:build";
    private const int FormatAt = 2;

    private readonly FakeStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_of_a_newer_format_is_a_miss_counted_and_replaced()
    {
        using var node = Node();
        await node.Get("build", "value");
        await Stored(Name);
        var newer = (byte[])_store[Name].Clone();
        newer[FormatAt]++;
        Envelope.Seal("build", newer);
        _store[Name] = newer;

        await MissIsHealed();
    }

    [Fact]
    public async Task A_value_beyond_the_limit_is_a_miss_counted_and_replaced()
    {
        using (var generous = Node(options => options.SecondLevel.CompressFromBytes = int.MaxValue))
        {
            await generous.Get("build", new string('x', 2_000));
            await Stored(Name);
        }

        await MissIsHealed(options => options.SecondLevel.MaximumValueBytes = 1_024);
    }

    [Fact]
    public async Task Only_what_shrinks_by_a_tenth_is_compressed()
    {
        using var node = Node();
        var noise = RandomNumberGenerator.GetBytes(4_000);

        await node.Get("noise", noise);
        await node.Get("text", new string('x', 4_000));
        await Stored("acme:1:noise");
        await Stored("acme:1:text");

        Assert.InRange(_store["acme:1:noise"].Length, 4_000, 4_100);
        Assert.InRange(_store["acme:1:text"].Length, 1, 200);
        using var other = Node();
        Assert.Equal(noise, (await other.Cache.TryGetAsync<byte[]>("noise", Cancellation)).Value);
    }

    [Fact]
    public async Task Compression_is_off_for_who_switches_it_off()
    {
        using var node = Node();

        await node.Get("text", new string('x', 4_000), new HybridCacheEntryOptions { Flags = HybridCacheEntryFlags.DisableCompression });
        await Stored("acme:1:text");

        Assert.InRange(_store["acme:1:text"].Length, 4_000, 4_100);
    }

    [Theory]
    [InlineData("build-status", "build-status:1:build")]
    [InlineData("ci:1 {canary}", "ci-1--canary-:1:build")]
    [InlineData("", "cairn:1:build")]
    public async Task Keys_carry_the_name_of_the_service_where_no_other_is_configured(string service, string key)
    {
        using var node = new CacheUnderTest(register: services => services
            .AddSingleton<IDistributedCache>(_store)
            .AddKeyedSingleton("Cairn.ServiceName", service));

        await node.Get("build", "value");

        await Stored(key);
    }

    [Fact]
    public async Task Another_version_of_what_is_stored_is_another_space_of_keys()
    {
        using var before = Node();
        using var after = Node(options => options.SchemaVersion = 2);
        await before.Get("build", "of version 1");
        await Stored(Name);

        Assert.Equal("of version 2", await after.Get("build", "of version 2"));
        await Stored("acme:2:build");
        using var rolledBack = Node();
        Assert.Equal("of version 1", await rolledBack.Get("build", "lost"));
    }

    [Fact]
    public async Task A_tag_removed_elsewhere_is_removed_for_a_node_whose_copy_has_expired()
    {
        var options = new HybridCacheEntryOptions { Expiration = TimeSpan.FromHours(1), LocalCacheExpiration = TimeSpan.FromMinutes(1) };
        using var a = Node();
        using var b = Node();
        await a.Get("build", "old", options, "builds");
        await Stored(Name);
        await b.Get("build", "lost", options, "builds");
        await a.Cache.RemoveByTagAsync("builds", Cancellation);

        b.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("new", await b.Get("build", "new", options, "builds"));
    }

    private async Task MissIsHealed(Action<CachingOptions>? configure = null)
    {
        using var node = Node(configure);

        Assert.Equal("new", await node.Get("build", "new"));

        Assert.Equal(1, node.Seen.StoreRefused);
        Assert.Equal(["CacheStoreValueRefused"], node.Logs.All);
        using var next = Node(configure);
        await CacheUnderTest.Until(async () => await next.Find<string>("build") == "new");
    }

    private CacheUnderTest Node(Action<CachingOptions>? configure = null) => new(
        options =>
        {
            options.KeyNamespace = "acme";
            configure?.Invoke(options);
        },
        services => services.AddSingleton<IDistributedCache>(_store));

    private Task Stored(string key) => CacheUnderTest.Until(() => Task.FromResult(_store.Keys.Contains(key)));
}
