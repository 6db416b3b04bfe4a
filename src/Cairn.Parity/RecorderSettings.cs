using Cairn.Cassettes;

namespace Cairn.Parity;

/// <summary>How a service is recorded.</summary>
public sealed class RecorderSettings
{
    /// <summary>What is masked on top of what always is.</summary>
    /// <value>The default is <see cref="RedactionPolicy.Default"/>.</value>
    public RedactionPolicy Redaction { get; set; } = RedactionPolicy.Default;

    /// <summary>The key of the masks, 32 random bytes or more. Without it, a replay can compare the form of masked values only.</summary>
    /// <value>The default is empty: a random key that is kept nowhere.</value>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>How many exchanges of one route, status and shape are kept; the first of each always is.</summary>
    /// <value>The default is 20.</value>
    public int SamplesPerShape { get; set; } = 20;

    /// <summary>Whether the service is one that the recorded service calls, so that its answers stand in for it on replay.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsOutbound { get; set; }

    /// <summary>Tells when requests were sent.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Redactor Redactor() => Key.IsEmpty ? Cassettes.Redactor.WithRandomKey(Redaction) : new Redactor(Redaction, Key.Span);
}
