using System.Reflection;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Caching.Redis.Tests.Faults;

public sealed class AccessTests : IAsyncLifetime
{
    /// <summary>The rules in the README, for the namespace <c>cairn</c>.</summary>
    private const string LeastPrivilege =
        "on >first resetchannels ~cairn:* -@all +hello +auth +ping +client|tracking +get +set +del +pttl +evalsha +script|load";

    private readonly ManualTimeProvider _clock = new();
    private RedisServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        await AllowAsync(LeastPrivilege);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_documented_user_can_do_everything_and_is_refused_nothing()
    {
        await using var node = await StoreNode.ConnectAsync(_server.Endpoint, AsCache);

        var (lease, _) = await node.ReadAsync("key", ReadIntent.Load);
        Assert.True(await node.WriteAsync("key", "value", lease.Lease));
        await node.Store.WaitAsync("key", Stop);
        await node.WriteAsync("key", "value");
        await node.RemoveAsync("key");
        await node.TagsAsync("a");
        await node.Store.RenewTagAsync("a", Stop);

        Assert.Equal(0, (await _server.Admin.SendAsync("ACL LOG")).Items.Length);
        Assert.Null(node.Link.Session!.TrackingRefusal);
    }

    [Fact]
    public async Task The_README_allows_what_is_tested_here()
    {
        var root = typeof(AccessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
        var readme = await File.ReadAllTextAsync(Path.Combine(root, "src/Cairn.Caching.Redis/README.md"), Stop);

        var rules = LeastPrivilege.Replace(">first", ">secret", StringComparison.Ordinal).Replace("~cairn:*", "~builds:*", StringComparison.Ordinal);
        Assert.Contains($"ACL SETUSER builds {rules}\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_to_track_the_cache_is_coherent_by_time_and_says_so()
    {
        await AllowAsync("-client|tracking");
        await using var node = StoreNode.Create(_server.Endpoint, AsCache);

        Assert.Equal("connected ByTime", await node.UntilConnectedAsync());
        await node.WriteAsync("key", "value");
        Assert.Equal("value", (await node.ReadAsync("key")).Value);
        var health = await new RedisHealthCheck(node.Link).CheckHealthAsync(new HealthCheckContext(), Stop);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("NOPERM", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_command_is_an_error_that_quotes_nothing()
    {
        await AllowAsync("-set");
        await using var node = await StoreNode.ConnectAsync(_server.Endpoint, AsCache);

        var denied = await Assert.ThrowsAsync<RedisException>(() => node.WriteAsync("secret key", "secret value"));

        Assert.Equal(("Redis refused: NOPERM.", "NOPERM"), (denied.Message, denied.Code));
        Assert.NotNull(node.Link.Session);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_node_out_until_it_is_right()
    {
        var password = "wrong";
        await using var node = StoreNode.Create(_server.Endpoint, options => options.Credentials = _ => new(new RedisCredentials("cache", password)));
        await Condition.HoldsAsync(() => node.Link.Failure is RedisException { Code: "WRONGPASS" });

        password = "first";

        Assert.Equal("connected ByPush", await node.UntilConnectedAsync());
    }

    [Fact]
    public async Task Reasons_that_take_turns_are_logged_once_each()
    {
        var asked = 0;
        using var lines = new RecordedLines();
        await using var node = new CacheNode(
            _server.Endpoint,
            options =>
            {
                options.ConnectTimeout = TimeSpan.FromMinutes(1);
                options.Credentials = _ => asked++ % 2 == 0 ? new(new RedisCredentials("cache", "wrong")) : throw new IOException("no token");
            },
            _clock,
            lines);

        await _clock.UntilAsync(() => asked > 5);

        Assert.Equal(2, lines.All.Count(line => line.StartsWith("RedisConnectFailed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Renewed_credentials_are_shown_on_the_live_connection()
    {
        var user = "cache";
        await AllowAsync(LeastPrivilege, "renewed");
        await using var node = await StoreNode.ConnectAsync(
            _server.Endpoint,
            options =>
            {
                options.RefreshInterval = TimeSpan.FromSeconds(1);
                options.Credentials = _ => new(new RedisCredentials(user, "first"));
            },
            _clock);

        user = "renewed";
        await _clock.UntilAsync(async () => (await _server.Admin.SendAsync("CLIENT LIST")).Text().Contains("user=renewed", StringComparison.Ordinal));

        await _server.Admin.SendAsync("ACL DELUSER cache");
        await node.ReadAsync("key");
        Assert.Empty(node.Copies.Drain());
    }

    [Fact]
    public async Task Credentials_that_cannot_be_renewed_leave_the_connection_as_it_is()
    {
        var asked = 0;
        await using var node = await StoreNode.ConnectAsync(
            _server.Endpoint,
            options =>
            {
                options.RefreshInterval = TimeSpan.FromSeconds(1);
                options.Credentials = _ => asked++ == 0 ? new(new RedisCredentials("cache", "first")) : throw new IOException("no token");
            },
            _clock);

        await _clock.UntilAsync(() => asked > 2);

        await node.ReadAsync("key");
        Assert.Empty(node.Copies.Drain());
    }

    private static void AsCache(RedisCachingOptions options) => (options.User, options.Password) = ("cache", "first");

    private async Task AllowAsync(string rules, string user = "cache") => await _server.Admin.SendAsync($"ACL SETUSER {user} {rules}");
}
