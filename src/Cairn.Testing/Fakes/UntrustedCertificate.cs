using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.Testing.Fakes;

/// <summary>A certificate that its own key has signed, for a name that is nobody's.</summary>
internal static class UntrustedCertificate
{
    private const string Name = "somebody-else.invalid";

    public static X509Certificate2 Make()
    {
        var now = TimeProvider.System.GetUtcNow(); // the TLS library's own clock
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null); // Windows takes no key that lives in memory only
    }
}
