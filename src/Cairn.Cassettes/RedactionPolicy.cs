using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cairn.Cassettes.Redaction;

namespace Cairn.Cassettes;

/// <summary>
/// What is masked before an exchange is written: every header that is not known to be harmless, and every field of JSON, query and form whose name says that
/// it is secret or personal. A policy does not change; each method returns a new one.
/// </summary>
public sealed class RedactionPolicy
{
    private const string Revision = "1"; // of the rules that no method changes

    private RedactionPolicy(ImmutableSortedSet<string> keptHeaders, ImmutableSortedSet<string> maskedFields, ImmutableSortedSet<string> keptFields, ImmutableSortedSet<string> maskedSegments)
    {
        KeptHeaders = keptHeaders;
        MaskedFields = maskedFields;
        KeptFields = keptFields;
        MaskedSegments = maskedSegments;
    }

    /// <summary>The rules without any of your own.</summary>
    public static RedactionPolicy Default { get; } = new(
        Sorted(KnownNames.HarmlessHeaders.Select(Simple)), Sorted([]), Sorted(KnownNames.HarmlessFields), Sorted([]));

    /// <summary>Identifies the rules: <c>policy@sha256:</c> and a digest. Equal rules have equal fingerprints.</summary>
    public string Fingerprint => $"policy@sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..32]}";

    internal ImmutableSortedSet<string> KeptHeaders { get; }

    internal ImmutableSortedSet<string> MaskedFields { get; }

    internal ImmutableSortedSet<string> KeptFields { get; }

    internal ImmutableSortedSet<string> MaskedSegments { get; }

    private string Text => string.Join('\n', (string[])[Revision, .. KeptHeaders, "-", .. MaskedFields, "-", .. KeptFields, "-", .. MaskedSegments, "-", .. KnownNames.SecretWords, "-", .. KnownNames.SecretNames]);

    /// <summary>Records a header as it is. It is searched for secrets all the same.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or that of a header that carries credentials.</exception>
    public RedactionPolicy KeepHeader(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        return KnownNames.IsCredential(name)
            ? throw new ArgumentException($"The header is '{name}'. It carries credentials and is always masked. Keep another one.", nameof(name))
            : new RedactionPolicy(KeptHeaders.Add(Simple(name)), MaskedFields, KeptFields, MaskedSegments);
    }

    /// <summary>Masks the values of a field in JSON, queries and forms, and whatever is below it.</summary>
    /// <param name="name">Its name; case, <c>_</c>, <c>-</c> and <c>.</c> do not matter.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public RedactionPolicy MaskField(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        return new RedactionPolicy(KeptHeaders, MaskedFields.Add(Simple(name)), KeptFields.Remove(Simple(name)), MaskedSegments);
    }

    /// <summary>Records a field as it is, although its name is suspicious or its values look random. Tokens of known issuers are refused all the same.</summary>
    /// <param name="name">Its name; case, <c>_</c>, <c>-</c> and <c>.</c> do not matter.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public RedactionPolicy KeepField(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        return new RedactionPolicy(KeptHeaders, MaskedFields.Remove(Simple(name)), KeptFields.Add(Simple(name)), MaskedSegments);
    }

    /// <summary>Masks the segment of a path that follows another: after <c>users</c>, the name in <c>/users/ada/builds</c>.</summary>
    /// <param name="segment">The segment before it, as in the target.</param>
    /// <returns>The new policy.</returns>
    /// <exception cref="ArgumentException"><paramref name="segment"/> is empty or holds a slash.</exception>
    public RedactionPolicy MaskSegmentAfter(string segment)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(segment);

        return segment.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException($"The segment is '{segment}'. Segments are what stands between two slashes. Name one of them.", nameof(segment))
            : new RedactionPolicy(KeptHeaders, MaskedFields, KeptFields, MaskedSegments.Add(segment));
    }

    internal bool KeepsHeader(string name) => KeptHeaders.Contains(Simple(name));

    internal bool KeepsField(string name) => KeptFields.Contains(Simple(name));

    internal bool MasksField(string name)
    {
        var simple = Simple(name);
        return MaskedFields.Contains(simple) || (!KeptFields.Contains(simple) && KnownNames.IsSecret(simple));
    }

    internal bool MasksSegmentAfter(string segment) => MaskedSegments.Contains(segment);

    private static ImmutableSortedSet<string> Sorted(IEnumerable<string> names) => ImmutableSortedSet.CreateRange(StringComparer.Ordinal, names);

    private static string Simple(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
