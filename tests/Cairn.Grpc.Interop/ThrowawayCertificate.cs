using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.Grpc.Interop;

/// <summary>A certificate for one run.</summary>
public static class ThrowawayCertificate
{
    public const string Subject = "CN=localhost";

    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
