using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Tests.Servers;

/// <summary>The operator's own connection to a server: what it does is what "somebody else" does in a test.</summary>
internal sealed class AdminConnection : IDisposable
{
    private readonly RedisConnection _connection;

    private AdminConnection(RedisConnection connection) => _connection = connection;

    public static async Task<AdminConnection> OpenAsync(int port)
    {
        var stream = await Transport.OpenAsync(new RedisAddress("127.0.0.1", port), new RedisTlsSettings(), TestContext.Current.CancellationToken);
        var limits = new ConnectionLimits { Command = TimeSpan.FromMinutes(1), Idle = TimeSpan.FromHours(1) };
        return new AdminConnection(new RedisConnection(stream, limits, TimeProvider.System, static _ => { }));
    }

    /// <summary>Sends a command and fails the test if the server refuses it.</summary>
    public async Task<RespValue> SendAsync(params RespArgument[] words)
    {
        var reply = await AskAsync(words);
        Assert.False(reply.IsError, reply.Text());
        return reply;
    }

    public Task<RespValue> SendAsync(string words) => SendAsync([.. words.Split(' ').Select(word => (RespArgument)word)]);

    public async Task<RespValue> AskAsync(params RespArgument[] words) => await _connection.SendAsync(words, TestContext.Current.CancellationToken);

    public void Dispose() => _connection.Dispose();
}
