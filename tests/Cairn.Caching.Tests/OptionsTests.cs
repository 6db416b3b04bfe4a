using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() => new CacheUnderTest(null, null,
            ("Cairn:Caching:KeyNamespace", "a:b"),
            ("Cairn:Caching:MaximumEntries", "0"),
            ("Cairn:Caching:Default:Expiration", "00:00:00"),
            ("Cairn:Caching:Default:Loads:RefreshAhead", "1.5"),
            ("Cairn:Caching:Policies:all:StaleFor", "01:00:00"),
            ("Cairn:Caching:SecondLevel:SoftTimeout", "00:00:02")));

        Assert.Equal(6, error.Failures.Count());
        Assert.Contains("'Cairn:Caching:MaximumEntries' is 0. It must be at least 1. Use 100000, or set MaximumBytes.", error.Failures);
        Assert.Contains(error.Failures, failure => failure.StartsWith("'Cairn:Caching:Policies:all' is for all entries.", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_policies_for_the_same_prefix_are_refused()
    {
        var error = Assert.Throws<OptionsValidationException>(() => new CacheUnderTest(options =>
        {
            options.Policies["one"] = new() { KeyPrefix = "build:" };
            options.Policies["two"] = new() { KeyPrefix = "build:" };
        }));

        Assert.Contains("one, two", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_can_be_removed_by_configuration()
    {
        using var test = new CacheUnderTest(null, null, ("Cairn:Caching:Default:Expiration", "-00:00:00.001"));

        Assert.Equal(Timeout.InfiniteTimeSpan, test.Services.GetRequiredService<IOptions<CachingOptions>>().Value.Default.Expiration);
    }
}
