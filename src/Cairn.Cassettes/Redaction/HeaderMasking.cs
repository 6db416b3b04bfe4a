namespace Cairn.Cassettes.Redaction;

/// <summary>Masks header fields: none is kept that is not known to be harmless. Schemes and the names of cookies stay, as services act on them.</summary>
internal sealed class HeaderMasking(IMask mask, RedactionPolicy policy)
{
    public string Value(string name, string value) => name.ToLowerInvariant() switch
    {
        "authorization" or "proxy-authorization" => Credentials(value),
        "cookie" => string.Join("; ", value.Split(';', StringSplitOptions.TrimEntries).Select(Pair)),
        "set-cookie" => value.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? Pair(value[..end]) + value[end..] : Pair(value),
        "location" or "content-location" or "link" when policy.KeepsHeader(name) => new TargetMasking(mask, policy).Target(value),
        _ => policy.KeepsHeader(name) ? value : mask.Of(value),
    };

    /// <summary>RFC 9110, section 11.4: a scheme, a space, credentials.</summary>
    private string Credentials(string value) =>
        value.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? $"{value[..space]} {mask.Of(value[(space + 1)..])}" : mask.Of(value);

    private string Pair(string pair) =>
        pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? $"{pair[..equals]}={mask.Of(pair[(equals + 1)..])}" : mask.Of(pair);
}
