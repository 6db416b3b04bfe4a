using System.Security.Cryptography;
using System.Text;
using Cairn.Cassettes.Redaction;

namespace Cairn.Cassettes;

/// <summary>
/// Masks exchanges. A mask is made from the value and a key with HMAC-SHA256 (RFC 2104): equal values have equal masks, and a UUID, a number, hexadecimal digits and an
/// e-mail address keep their form. Without the key, nobody can tell or guess what was masked.
/// </summary>
public sealed class Redactor
{
    /// <summary>The shortest key, in bytes: 32.</summary>
    public const int ShortestKeyBytes = 32;

    private static readonly ExchangeMasking Shapes = new(new ShapeMask());

    private readonly ExchangeMasking _masking;
    private readonly SecretSearch _search;

    /// <summary>Makes a redactor.</summary>
    /// <param name="policy">What is masked.</param>
    /// <param name="key">The key, of high entropy: it must not be a word that could be guessed. Keep it where secrets are kept, never beside a cassette.</param>
    /// <exception cref="ArgumentException">The key is shorter than <see cref="ShortestKeyBytes"/>.</exception>
    public Redactor(RedactionPolicy policy, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (key.Length < ShortestKeyBytes)
        {
            throw new ArgumentException($"The key has {key.Length} bytes. Masks of a short key can be guessed. Give it {ShortestKeyBytes} random bytes.", nameof(key));
        }

        Policy = policy;
        KeyId = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("cairn cassette key")))[..16];
        _masking = new ExchangeMasking(new KeyedMask(key.ToArray()));
        _search = new SecretSearch(policy);
    }

    /// <summary>What is masked.</summary>
    public RedactionPolicy Policy { get; }

    /// <summary>Tells one key from another without giving it away.</summary>
    public string KeyId { get; }

    /// <summary>Makes a redactor with a random key that is kept nowhere: its masks can be compared with each other, and with no others.</summary>
    /// <param name="policy">What is masked.</param>
    /// <returns>The redactor.</returns>
    public static Redactor WithRandomKey(RedactionPolicy policy) => new(policy, RandomNumberGenerator.GetBytes(ShortestKeyBytes));

    /// <summary>Masks an exchange, and looks for secrets in what is left.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <returns>The masked exchange.</returns>
    /// <exception cref="UnmaskedSecretException">There is a secret in a place that no rule masks.</exception>
    public CassetteExchange Redact(CassetteExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);

        var masked = exchange with
        {
            Request = Redact(exchange.Request),
            Responses = [.. exchange.Responses.Select(response => _masking.Response(response, Policy))],
        };
        var findings = FindSecrets(masked);
        return findings.Count == 0 ? masked : throw new UnmaskedSecretException($"{masked.Request.Method} {_search.Shown(masked.Request.Target)}", findings);
    }

    /// <summary>Masks a request, for comparing it with recorded ones of the same key.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The masked request.</returns>
    public CassetteRequest Redact(CassetteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _masking.Request(request, Policy);
    }

    /// <summary>Puts the form of a value, such as a UUID's, in place of every value that the policy masks. Requests that differ only in masked values become equal, whatever their keys.</summary>
    /// <param name="request">The request, masked or not.</param>
    /// <returns>The request without what sets it apart from others of its kind.</returns>
    public CassetteRequest Generalize(CassetteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Shapes.Request(request, Policy);
    }

    /// <summary>Looks for secrets in an exchange, such as one that was recorded long ago.</summary>
    /// <param name="exchange">The exchange, masked.</param>
    /// <returns>Where each one is and what it looks like, without its value.</returns>
    public IReadOnlyList<string> FindSecrets(CassetteExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return [.. _search.In(exchange)];
    }

    internal CassetteResponse Redact(CassetteResponse response) => _masking.Response(response, Policy);

    internal CassetteResponse Generalize(CassetteResponse response) => Shapes.Response(response, Policy);
}
