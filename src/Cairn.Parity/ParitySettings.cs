using Cairn.Cassettes;

namespace Cairn.Parity;

/// <summary>How a cassette is replayed.</summary>
public sealed class ParitySettings
{
    /// <summary>How closely answers are compared where a route has no level of its own.</summary>
    /// <value>The default is <see cref="ParityLevel.Semantic"/>.</value>
    public ParityLevel Level { get; set; } = ParityLevel.Semantic;

    /// <summary>What was masked when the cassette was recorded.</summary>
    /// <value>The default is <see cref="RedactionPolicy.Default"/>.</value>
    public RedactionPolicy Redaction { get; set; } = RedactionPolicy.Default;

    /// <summary>The key of the recording. With it, masked values are compared; without it, their forms.</summary>
    /// <value>The default is empty: a random key.</value>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>Headers that are sent in place of recorded ones, such as credentials, which no cassette holds.</summary>
    /// <value>The default is none.</value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many sessions are replayed at the same time.</summary>
    /// <value>The default is 4.</value>
    public int Parallel { get; set; } = 4;

    /// <summary>Tells when the new service is asked.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Redactor Redactor() => Key.IsEmpty ? Cassettes.Redactor.WithRandomKey(Redaction) : new Redactor(Redaction, Key.Span);

    /// <summary>Masks of other rules stand in other places, and would all be differences.</summary>
    internal void VerifyRules(Cassette cassette)
    {
        if (cassette.Header.Redaction is { Length: > 0 } recorded && recorded != Redaction.Fingerprint)
        {
            throw new InvalidOperationException($"'{cassette.Path}' was recorded with the rules '{recorded}'. Those in force are '{Redaction.Fingerprint}'. Give the rules of the recording.");
        }
    }
}
