using System.Security.Cryptography;
using System.Text;

namespace BuildStatus.Hooks;

/// <summary>signature.py: hmac.compare_digest.</summary>
internal static class Signature
{
    private const string Prefix = "sha256=";

    public static string Of(string body, string secret) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    public static bool IsValid(string body, string? signature, string secret)
    {
        if (secret.Length == 0)
        {
            return true;
        }

        if (signature is null || !signature.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Of(body, secret)));
    }
}
