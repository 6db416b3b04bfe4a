using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Connections;

[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int Rounds = 2_000;

    [Fact]
    public async Task A_command_allocates_next_to_nothing()
    {
        using var server = await ScriptedServer.StartAsync();
        using var connection = new RedisConnection(server.ClientSide, new ConnectionLimits(), TimeProvider.System, static _ => { });
        await RoundTripAsync(server, connection);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await RoundTripAsync(server, connection);

        // What the runtime and the test need to wait for a socket is in this figure as well.
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Rounds, 0, 400);
    }

    private static async Task RoundTripAsync(ScriptedServer server, RedisConnection connection)
    {
        var pong = "+PONG\r\n"u8.ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            var reply = connection.SendAsync(["PING"], CancellationToken.None);
            await server.SendAsync(pong);
            await reply;
        }
    }
}
