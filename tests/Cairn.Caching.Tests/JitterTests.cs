using Microsoft.Extensions.Options;

namespace Cairn.Caching.Tests;

public sealed class JitterTests
{
    private const int Keys = 1000;

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public async Task Lives_are_spread_over_the_share_that_jitter_may_take_and_no_further(double jitter)
    {
        using var test = new CacheUnderTest(options => options.Jitter = jitter);
        var shortest = (1 - jitter) * TimeSpan.FromMinutes(5);
        var half = jitter / 2 * TimeSpan.FromMinutes(5);

        await Fill(test);

        Assert.Equal(Keys, await KeptAfter(test, shortest - Instant));
        Assert.InRange(await KeptAfter(test, half), Keys * 4 / 10, Keys * 6 / 10);
        Assert.Equal(0, await KeptAfter(test, half + Instant));
    }

    [Fact]
    public async Task Without_jitter_what_was_cached_together_expires_together()
    {
        using var test = new CacheUnderTest(options => options.Jitter = 0);

        await Fill(test);

        Assert.Equal(Keys, await KeptAfter(test, TimeSpan.FromMinutes(5) - Instant));
        Assert.Equal(0, await KeptAfter(test, Instant));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.51")]
    [InlineData("NaN")]
    public void More_than_half_a_life_or_less_than_nothing_is_refused(string jitter)
    {
        var error = Assert.Throws<OptionsValidationException>(() => new CacheUnderTest(null, null, ("Cairn:Caching:Jitter", jitter)));

        Assert.Equal([$"'Cairn:Caching:Jitter' is {jitter}. It must be between 0 and 0.5. Use 0.1."], error.Failures);
    }

    private static async Task Fill(CacheUnderTest test)
    {
        for (var number = 0; number < Keys; number++)
        {
            await test.Get($"build:{number}", "value");
        }
    }

    private static async Task<int> KeptAfter(CacheUnderTest test, TimeSpan pause)
    {
        test.Clock.Advance(pause);
        var kept = 0;
        for (var number = 0; number < Keys; number++)
        {
            kept += await test.Find<string>($"build:{number}") is null ? 0 : 1;
        }

        return kept;
    }
}
