using System.Security.Cryptography;
using System.Text;
using Cairn.Cassettes;

namespace Cairn.Parity.Recording;

/// <summary>Who asks, without saying who: a digest of masked credentials.</summary>
internal static class SessionName
{
    private const int Digits = 8;

    /// <summary>Null when the request has no credentials.</summary>
    public static string? Of(CassetteRequest masked)
    {
        var credentials = masked.Headers.Where(header => header.Key.ToLowerInvariant() is "authorization" or "cookie").Select(header => header.Value).ToList();
        return credentials.Count == 0 ? null : $"s:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', credentials))))[..Digits]}";
    }
}
