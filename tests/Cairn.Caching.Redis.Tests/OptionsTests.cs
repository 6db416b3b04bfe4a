using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Redis.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Settings_come_from_their_section_and_code_has_the_last_word()
    {
        var options = Options(
            new() { ["Cairn:Caching:Redis:Endpoint"] = "redis:1", ["Cairn:Caching:Redis:Sentinel:Endpoints:0"] = "sentinel:2", ["Cairn:Caching:Redis:Password"] = "configured" },
            options => options.Password = "code");

        Assert.Equal(("redis:1", "sentinel:2", "code"), (options.Endpoint, options.Sentinel.Endpoints.Single(), options.Password));
    }

    [Theory]
    [InlineData("Endpoint", "redis", "'Cairn:Caching:Redis:Endpoint' is 'redis'. It must be a host and a port. Use localhost:6379, or [::1]:6379 for an address of IPv6.")]
    [InlineData("Endpoint", "redis:0", "'Cairn:Caching:Redis:Endpoint' is 'redis:0'.")]
    [InlineData("Sentinel:Endpoints:0", "a b:1", "'Cairn:Caching:Redis:Sentinel:Endpoints:0' is 'a b:1'.")]
    [InlineData("Sentinel:PrimaryName", " ", "'Cairn:Caching:Redis:Sentinel:PrimaryName' is ' '.")]
    [InlineData("CommandTimeout", "00:00:00", "'Cairn:Caching:Redis:CommandTimeout' is 00:00:00. It must be at least a millisecond and at most 00:01:00. Use 00:00:00.5.")]
    [InlineData("ConnectTimeout", "00:02:00", "'Cairn:Caching:Redis:ConnectTimeout' is 00:02:00.")]
    [InlineData("RefreshInterval", "-00:00:01", "'Cairn:Caching:Redis:RefreshInterval' is -00:00:01.")]
    [InlineData("LeaseDuration", "02:00:00", "'Cairn:Caching:Redis:LeaseDuration' is 02:00:00.")]
    [InlineData("User", "cache", "'Cairn:Caching:Redis:User' is 'cache'. A user needs a password.")]
    [InlineData("Tls:ServerName", "redis", "'Cairn:Caching:Redis:Tls:Enabled' is false.")]
    [InlineData("Tls:AuthorityPath", "/nowhere.pem", "'Cairn:Caching:Redis:Tls:AuthorityPath' is '/nowhere.pem'. There must be a file.")]
    public void A_wrong_setting_is_named_with_its_rule(string key, string value, string message)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Options(new() { [$"Cairn:Caching:Redis:{key}"] = value }));

        Assert.StartsWith(message, error.Failures.First(failure => failure.StartsWith(message, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_no_password_is()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Options(new()
        {
            ["Cairn:Caching:Redis:Endpoint"] = "redis",
            ["Cairn:Caching:Redis:Tls:KeyPath"] = "/key.pem",
            ["Cairn:Caching:Redis:Password"] = "s3cret",
        }));

        Assert.Equal(4, error.Failures.Count());
        Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_tell_the_password() =>
        Assert.Equal("cache default", $"{new RedisCredentials("cache", "s3cret")} {new RedisCredentials(null, "s3cret")}");

    private static RedisCachingOptions Options(Dictionary<string, string?> settings, Action<RedisCachingOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddCairnCachingRedis(configure).AddCairnCachingRedis();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RedisCachingOptions>>().Value;
    }
}
