using System.Runtime.CompilerServices;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Faults;

/// <summary>What a fault interrupts leaves nothing behind, however often it happens.</summary>
public sealed class ResidueTests
{
    private const int Cycles = 8;

    /// <summary>A connection may outlive a pause: whoever waits for another node is then freed by the end of the lease.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cut off")]
    [InlineData("killed")]
    [InlineData("paused")]
    public async Task A_fault_leaves_no_connection_no_command_and_nobody_waiting(string fault)
    {
        await using var server = await RedisServer.StartAsync();
        await using var holder = await StoreNode.ConnectAsync(server.Endpoint, options => options.LeaseDuration = fault == "paused" ? Brief : options.LeaseDuration);
        await using var node = await StoreNode.ConnectAsync(server.Endpoint, options => options.CommandTimeout = Brief);
        var former = new List<WeakReference>();

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await node.UntilUsableAsync();
            await holder.UntilUsableAsync();
            former.Add(ConnectionOf(node));
            await InterruptAsync(server, holder, node, fault, $"key {cycle}");
        }

        await node.UntilUsableAsync();
        await holder.UntilUsableAsync();
        Assert.Equal(0, node.Waiters);
        Assert.Equal(0, node.Link.Session!.Connection.Pending);
        await Condition.HoldsAsync(async () => await ConnectionsAsync(server) == 3); // of the two nodes and of the operator
        await Condition.HoldsAsync(() => AreCollected(former, node));
    }

    /// <summary>Reads are on their way and one waits for another node when it happens. All of them end.</summary>
    private static async Task InterruptAsync(RedisServer server, StoreNode holder, StoreNode node, string fault, string key)
    {
        await holder.ReadAsync(key, ReadIntent.Load);
        var waiting = node.Store.WaitAsync(key, Stop).AsTask();
        var reads = Enumerable.Range(0, 100).Select(number => (Task)node.ReadAsync($"{key} {number}")).ToList();
        await HappenAsync(server, fault);
        await EndOfAsync(Task.WhenAll(reads));
        await server.ResumeAsync();
        await EndOfAsync(waiting);
    }

    private static async Task HappenAsync(RedisServer server, string fault)
    {
        switch (fault)
        {
            case "killed":
                await server.RestartAsync();
                break;
            case "paused":
                await server.PauseAsync();
                break;
            default:
                await server.Admin.SendAsync("CLIENT KILL TYPE normal SKIPME yes");
                break;
        }
    }

    private static async Task EndOfAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ConnectionOf(StoreNode node) => new(node.Link.Session?.Connection);

    private static async Task<int> ConnectionsAsync(RedisServer server) =>
        (await server.Admin.SendAsync("CLIENT LIST")).Text().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool AreCollected(List<WeakReference> former, StoreNode node)
    {
        GC.Collect();
        return former.SkipLast(1).All(connection => connection.Target is not { } kept || kept == node.Link.Session?.Connection);
    }
}
