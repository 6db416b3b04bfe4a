using Cairn.Cassettes;

namespace Cairn.Parity.Catalogue;

/// <summary>Differences that show in the status.</summary>
internal static class StatusDifferences
{
    public static KnownDifference? Of(CassetteRequest request, CassetteResponse legacy, CassetteResponse candidate)
    {
        var path = request.Target.Split('?', 2)[0];
        return (request.Method, legacy.Status, candidate.Status) switch
        {
            ("HEAD", < 400, 404 or 405) => new("PY19", "HeadRequests"),
            ("OPTIONS", < 400, 404 or 405) => new("PY20", "OptionsRequests"),
            (_, 307 or 308, _) when IsSlashRedirect(path, legacy) => new("PY24", "StrictSlashes"),
            (_, 404, < 400) when path.Length > 1 && path.EndsWith('/') => new("PY25", "StrictSlashes"),
            (_, < 400, 404) when path.StartsWith("//", StringComparison.Ordinal) => new("PY27", "RawPaths"),
            (_, 404, < 400) when path.Contains("/..", StringComparison.Ordinal) || path.Contains("%2e", StringComparison.OrdinalIgnoreCase) => new("PY28", "RawPaths"),
            (_, _, _) when path.Contains("%2f", StringComparison.OrdinalIgnoreCase) => new("PY29", "RawPaths"),
            (_, 404, < 400) when path.Any(char.IsAsciiLetterUpper) => new("PY26", "CaseSensitivePaths"),
            (_, < 500, 400) when path.Contains("%00", StringComparison.Ordinal) => new("PY31"),
            (_, _, 404 or 400) when path.Split('/').Any(IsInteger) => new("PY33"),
            (_, 200, 500) when IsNotANumber(legacy) => new("PY08", "NotANumber"),
            (_, 200, 400) when request.Body is null && request.Target.Contains('?', StringComparison.Ordinal) => new("PY36", "LenientValues"),
            (_, 422, 400) when request.Body is null => new("PY36", "LenientValues"),
            (_, 422 or 400, 400 or 415 or 422) when request.Body is not null => new("PY45", "ErrorBodies"),
            (_, 422, < 400) => new("PY39"),
            (_, 302 or 307, 302 or 307) => new("PY48", "Redirects"),
            _ => null,
        };
    }

    private static bool IsSlashRedirect(string path, CassetteResponse legacy)
    {
        var location = legacy.Headers.FirstOrDefault(header => header.Key.Equals("Location", StringComparison.OrdinalIgnoreCase)).Value?.Split('?')[0];
        return location is not null && location.TrimEnd('/').EndsWith(path.TrimEnd('/'), StringComparison.Ordinal);
    }

    private static bool IsInteger(string segment) => segment.Length > 0 && segment.TrimStart('+', '-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);

    private static bool IsNotANumber(CassetteResponse legacy) =>
        legacy.Body is { IsJson: false, IsText: true } body && System.Text.Encoding.UTF8.GetString(body.Bytes.Span) is var text
        && (text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal));
}
