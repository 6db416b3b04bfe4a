using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.Grpc.Interop;

/// <summary>Connects to a server under test, whose certificate is its own or of an authority that is named.</summary>
public static class InteropHandler
{
    /// <param name="authority">The file of the authority's certificate; without one the server has a certificate that it made for itself.</param>
    /// <param name="host">Where to connect to, whatever host the address has: that of a certificate may be none.</param>
    public static SocketsHttpHandler Create(string? authority = null, string? host = null)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (host is not null)
        {
            handler.ConnectCallback = (context, cancelled) => ConnectAsync(host, context.DnsEndPoint.Port, cancelled);
        }

        if (authority is null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == ThrowawayCertificate.Subject;
            return handler;
        }

        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(authority) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
