using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.Caching.Redis.Connections;

/// <summary>Opens streams to servers, encrypted where the settings say so.</summary>
internal static class Transport
{
    public static async Task<Stream> OpenAsync(RedisAddress address, RedisTlsSettings tls, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return tls.Enabled ? await EncryptAsync(stream, address, tls, cancellationToken) : stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> EncryptAsync(NetworkStream stream, RedisAddress address, RedisTlsSettings tls, CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(stream);
        var options = new SslClientAuthenticationOptions { TargetHost = tls.ServerName ?? address.Host };

        if (tls.AuthorityPath is { } authorities)
        {
            options.CertificateChainPolicy = Trusting(authorities);
        }

        if (tls.CertificatePath is { } certificate)
        {
            options.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, tls.KeyPath)];
        }

        await encrypted.AuthenticateAsClientAsync(options, cancellationToken);
        return encrypted;
    }

    private static X509ChainPolicy Trusting(string authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authorities);
        return policy;
    }
}
