using Cairn.Caching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Acme.BuildStatus.Tests;

/// <summary>Redis' user and password are mounted as files, and changed in place.</summary>
public sealed class RedisSecrets
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mounted_credentials_are_used_and_followed_when_they_change()
    {
        var folder = Directory.CreateTempSubdirectory("acme-build-status-");
        var secrets = folder.CreateSubdirectory("secrets").FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "Cairn__Caching__Redis__User"), "acme", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(secrets, "Cairn__Caching__Redis__Password"), "first", Cancellation);
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Configure("SETTINGS_FOLDER", folder.FullName), Cancellation);
        var redis = service.Services.GetRequiredService<IOptionsMonitor<RedisCachingOptions>>();
        Assert.Equal(("acme", "first"), (redis.CurrentValue.User, redis.CurrentValue.Password));

        var changed = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var following = redis.OnChange(options => _ = options.Password == "second" && changed.TrySetResult(options.Password)); // other files may have been seen to change before
        await File.WriteAllTextAsync(Path.Combine(secrets, "Cairn__Caching__Redis__Password"), "second", Cancellation);
        ((IConfigurationRoot)service.Services.GetRequiredService<IConfiguration>()).Reload(); // as the watcher of files does, sooner or later

        Assert.Equal("second", await changed.Task.WaitAsync(Cancellation));
        folder.Delete(recursive: true);
    }
}
