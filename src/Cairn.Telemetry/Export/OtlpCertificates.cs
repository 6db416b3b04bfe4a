using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.Telemetry.Export;

/// <summary>
/// The PEM files that an exporter's TLS uses (OpenTelemetry specification, OTLP exporter configuration): the authorities that it trusts
/// instead of the system's, and the certificate and key that it identifies itself with. The key may be in the certificate's file.
/// </summary>
internal sealed record OtlpCertificates(string? Authorities, string? Client, string? ClientKey)
{
    /// <summary>What to trust and to present; files that cannot be read count as not set, as the validation reports them.</summary>
    public SslClientAuthenticationOptions ToTlsOptions()
    {
        var options = new SslClientAuthenticationOptions();
        if (Authorities is not null && TryLoad(() => LoadAuthorities(Authorities)) is { } authorities)
        {
            options.CertificateChainPolicy = TrustOnly(authorities);
        }

        if (Client is not null && TryLoad(() => LoadClient(Client, ClientKey)) is { } client)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(client, additionalCertificates: null, offline: true);
        }

        return options;
    }

    /// <summary>What is wrong with a file of authorities; null when it can be used.</summary>
    public static string? ProblemWithAuthorities(string path) => Problem(() => LoadAuthorities(path));

    /// <summary>What is wrong with a client's certificate or its key; null when they can be used.</summary>
    public static string? ProblemWithClient(string path, string? keyPath) => Problem(() => LoadClient(path, keyPath));

    private static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static X509Certificate2Collection LoadAuthorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("no certificate is in it");
    }

    /// <summary>Windows cannot use a key straight from a PEM file in TLS; a round trip through PKCS#12 makes it one that it can.</summary>
    private static X509Certificate2 LoadClient(string path, string? keyPath)
    {
        var certificate = X509Certificate2.CreateFromPemFile(path, keyPath);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }

    private static T? TryLoad<T>(Func<T> load)
        where T : class
    {
        try
        {
            return load();
        }
        catch (Exception exception) when (IsAboutTheFile(exception))
        {
            return null;
        }
    }

    private static string? Problem<T>(Func<T> load)
    {
        try
        {
            load();
            return null;
        }
        catch (Exception exception) when (IsAboutTheFile(exception))
        {
            return exception.Message;
        }
    }

    private static bool IsAboutTheFile(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;
}
