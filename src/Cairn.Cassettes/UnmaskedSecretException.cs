namespace Cairn.Cassettes;

/// <summary>An exchange that was not written, because it holds what looks like a secret in a place that no rule masks.</summary>
public sealed class UnmaskedSecretException : Exception
{
    internal UnmaskedSecretException(string exchange, IReadOnlyList<string> findings)
        : base($"'{exchange}' is not recorded. It holds what looks like a secret: {string.Join("; ", findings)}. "
            + "Mask it with MaskField or MaskSegmentAfter of the RedactionPolicy, or vouch for it with KeepField.") =>
        Findings = findings;

    /// <summary>Where each one is and what it looks like, without its value.</summary>
    public IReadOnlyList<string> Findings { get; }
}
