using System.Globalization;
using Cairn.Caching.Redis.Tests.Nodes;
using Cairn.Caching.Redis.Tests.Servers;

namespace Cairn.Caching.Redis.Tests.Connections;

public sealed class EncryptionTests : IAsyncLifetime
{
    private readonly Certificates _files = new();
    private readonly int _port = RedisServer.FreePort();
    private RedisServer _server = null!;

    private string Endpoint => $"127.0.0.1:{_port}";

    public async ValueTask InitializeAsync() => _server = await RedisServer.StartAsync(
        "--tls-port", _port.ToString(CultureInfo.InvariantCulture),
        "--tls-ca-cert-file", _files.AuthorityPath,
        "--tls-cert-file", _files.PathOf("server.pem"),
        "--tls-key-file", _files.PathOf("server.key"),
        "--tls-auth-clients", "yes");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Server_and_client_know_each_other_by_certificates_of_an_own_authority()
    {
        await using var node = await StoreNode.ConnectAsync(Endpoint, options =>
        {
            Encrypt(options);
            options.Tls.ServerName = "server.test";
        });

        await node.WriteAsync("key", new string('x', 200_000));

        Assert.Equal(200_000, (await node.ReadAsync("key")).Value.Length);
    }

    [Fact]
    public async Task A_server_of_another_name_is_not_trusted()
    {
        await using var node = StoreNode.Create(Endpoint, options =>
        {
            Encrypt(options);
            options.Tls.ServerName = "other.test";
        });

        await Condition.HoldsAsync(() => node.Link.Failure is not null);

        Assert.Contains("RemoteCertificateNameMismatch", node.Link.Failure!.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_an_unknown_authority_is_not_trusted()
    {
        await using var node = StoreNode.Create(Endpoint, options =>
        {
            Encrypt(options);
            options.Tls.AuthorityPath = null;
        });

        await Condition.HoldsAsync(() => node.Link.Failure is not null);

        Assert.Contains("certificate is invalid", node.Link.Failure!.InnerException!.Message, StringComparison.Ordinal);
    }

    private void Encrypt(RedisCachingOptions options)
    {
        options.Tls.Enabled = true;
        options.Tls.AuthorityPath = _files.AuthorityPath;
        options.Tls.CertificatePath = _files.PathOf("client.pem");
        options.Tls.KeyPath = _files.PathOf("client.key");
    }
}
