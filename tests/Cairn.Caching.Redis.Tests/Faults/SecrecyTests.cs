using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Faults;

public sealed class SecrecyTests
{
    [Fact]
    public async Task No_line_and_no_exception_quotes_a_value_or_a_password()
    {
        await using var server = await RedisServer.StartAsync("--requirepass", "s3cret");
        using var lines = new RecordedLines();
        await using (var node = new CacheNode(server.Endpoint, options => options.Password = "s3cret", logs: lines))
        {
            await node.UntilConnectedAsync();
            await server.Admin.AskAsync("AUTH", "s3cret");
            await server.Admin.SendAsync("CONFIG SET maxmemory 1");
            await node.GetAsync("key", "s3cret value");
            await node.Cache.SetAsync("key", "s3cret value", cancellationToken: TestContext.Current.CancellationToken);
            await server.Admin.SendAsync("CLIENT KILL TYPE normal SKIPME yes");
            await node.GetAsync("other", "s3cret value");
        }

        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, line => line.Contains("s3cret", StringComparison.Ordinal));
    }
}
