using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using Cairn.Caching.Serialization;
using Cairn.Caching.Tests.Values;

namespace Cairn.Caching.Tests;

public sealed class MutabilityTests : IDisposable
{
    private readonly CacheUnderTest _test = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_value_that_may_change_is_a_copy_for_each_caller()
    {
        var made = await _test.Get("basket", new Basket { Items = ["a"] });
        made.Items.Add("changed by the first");
        var second = await _test.Get("basket", new Basket());
        second.Items.Add("changed by the second");

        Assert.Equal(["a"], (await _test.Get("basket", new Basket())).Items);
    }

    [Fact]
    public async Task Callers_who_waited_get_copies_too()
    {
        var factory = new GatedFactory<Basket>();
        var loads = Enumerable.Range(0, 3).Select(_ => _test.Cache.GetOrCreateAsync("basket", factory.LoadAsync, cancellationToken: Cancellation).AsTask()).ToList();

        factory.Return(new Basket { Items = ["a"] });

        var baskets = await Task.WhenAll(loads);
        Assert.Equal(3, baskets.Distinct().Count());
        Assert.All(baskets, basket => Assert.Equal(["a"], basket.Items));
    }

    [Fact]
    public async Task What_was_set_is_a_copy()
    {
        var basket = new Basket { Items = ["a"] };
        await _test.Cache.SetAsync("basket", basket, cancellationToken: Cancellation);
        basket.Items.Add("changed afterwards");

        Assert.Equal(["a"], (await _test.Find<Basket>("basket"))!.Items);
    }

    [Fact]
    public async Task Sharing_what_may_change_is_a_choice()
    {
        using var test = new CacheUnderTest(options => options.Policies["baskets"] = new() { ValueType = typeof(Basket).FullName, ShareMutable = true });
        var made = await test.Get("basket", new Basket());

        Assert.Same(made, await test.Get("basket", new Basket()));
    }

    [Fact]
    public async Task What_is_provably_immutable_is_shared()
    {
        var made = await _test.Get("commit", new Commit("main", 2, new Commit("main", 1, null)));

        Assert.Same(made, await _test.Get("commit", new Commit("lost", 0, null)));
    }

    [Fact]
    public async Task What_can_neither_be_shared_nor_copied_is_returned_and_not_kept()
    {
        var value = new Func<int>(() => 42);

        Assert.Same(value, await _test.Get("delegate", value));
        Assert.Null(await _test.Find<Func<int>>("delegate"));
        Assert.Contains("CacheValueNotCopied", _test.Logs.All);
    }

    public static TheoryData<object> Immutables =>
        ["text", 42, 4.2m, DayOfWeek.Monday, new Commit("main", 1, null), new Open("a"), ImmutableArray.Create(1), ImmutableList.Create("a"), new[] { 1 }.ToFrozenSet(), new Marked(), (1, "a"), new Uri("https://example.org")];

    public static TheoryData<object> Mutables =>
        [new[] { 1 }, new List<int>(), new Basket(), new Settable(), new Holder([]), new OfAny("a"), new Derived("a"), ImmutableList.Create(new Basket()), (1, new Basket()), ImmutableList.CreateBuilder<int>(), new OfOpen(new Open("a"))];

    [Theory]
    [MemberData(nameof(Immutables))]
    public void A_proof_needs_no_attribute(object value) => Assert.True(new Immutability().IsProved(value));

    [Theory]
    [MemberData(nameof(Mutables))]
    public void What_cannot_be_proved_counts_as_mutable(object value) => Assert.False(new Immutability().IsProved(value));

    [Fact]
    public void A_declared_type_is_proved_only_if_it_is_sealed()
    {
        Assert.True(new Immutability().IsProvedFor(typeof(Commit)));
        Assert.False(new Immutability().IsProvedFor(typeof(Open)));
    }

    public record Open(string Name);

    public sealed record Derived(string Name) : Open(Name)
    {
        public string Changing { get; set; } = "";
    }

    public sealed record Settable
    {
        public int Number { get; set; }
    }

    public sealed record Holder(List<int> Numbers);

    public sealed record OfAny(object Anything);

    public sealed record OfOpen(Open Inner);

    [ImmutableObject(true)]
    public sealed class Marked
    {
        public int Number { get; set; }
    }
}
