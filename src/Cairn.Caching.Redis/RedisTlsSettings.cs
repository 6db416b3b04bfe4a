namespace Cairn.Caching.Redis;

/// <summary>How the connection to Redis is encrypted.</summary>
public sealed class RedisTlsSettings
{
    /// <summary>Whether to use TLS.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>The path of a PEM file with the authorities to trust, in place of those of the machine.</summary>
    /// <value>The default is <see langword="null"/>: the machine's.</value>
    public string? AuthorityPath { get; set; }

    /// <summary>The path of a PEM file with the client's certificate. It is read for each connection, so a renewed one is used without a restart.</summary>
    /// <value>The default is <see langword="null"/>: the client shows none.</value>
    public string? CertificatePath { get; set; }

    /// <summary>The path of a PEM file with the key of that certificate.</summary>
    /// <value>The default is <see langword="null"/>: the key is in the file of the certificate.</value>
    public string? KeyPath { get; set; }

    /// <summary>The name that the server's certificate must have, also sent as server name indication.</summary>
    /// <value>The default is <see langword="null"/>: the host of the endpoint.</value>
    public string? ServerName { get; set; }
}
