using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;
using Cairn.Parity.Rules;

namespace Cairn.Parity.Catalogue;

/// <summary>Differences that show in the body.</summary>
internal static class BodyDifferences
{
    private const int FirstError = 400;

    public static KnownDifference? OfForms(CassetteResponse legacy, CassetteResponse candidate)
    {
        if (legacy.Status >= FirstError)
        {
            return new("PY22", "ErrorBodies");
        }

        if (legacy.Status is >= 300 and < 400)
        {
            return new("PY48", "Redirects");
        }

        var text = legacy.Body is { IsText: true } body ? Encoding.UTF8.GetString(body.Bytes.Span) : "";
        return legacy.Body is { IsJson: false } && candidate.Body is { IsJson: true } && text.Contains("NaN", StringComparison.Ordinal) ? new("PY08", "NotANumber") : new("PY17");
    }

    public static KnownDifference? OfValues(JsonElement legacy, JsonElement candidate, int status)
    {
        if (status >= FirstError)
        {
            return new("PY22", "ErrorBodies");
        }

        return (legacy.ValueKind, candidate.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Object) when candidate.TryGetProperty("isPowerOfTwo", out _) || candidate.TryGetProperty("IsPowerOfTwo", out _) => new("PY09", "BigIntegers"),
            (JsonValueKind.Array, JsonValueKind.Object) when !candidate.EnumerateObject().Any() => new("PY14"),
            (JsonValueKind.String, JsonValueKind.Number) => IsNumber(legacy) ? new("PY12", "Decimals") : new("PY13", "Enums"),
            (JsonValueKind.Number, JsonValueKind.String) => IsNumber(candidate) ? new("PY12", "Decimals") : IsDuration(candidate) ? new("PY11", "Dates") : null,
            (JsonValueKind.String, JsonValueKind.String) when AreTimesOfTwoForms(legacy, candidate) => new("PY10", "Dates"),
            _ => null,
        };
    }

    /// <summary>Two moments in one form are two moments, and no switch cures that.</summary>
    private static bool AreTimesOfTwoForms(JsonElement legacy, JsonElement candidate) =>
        TimeForm.Candidates(legacy).FirstOrDefault() is { } form && IsTime(candidate) && TimeForm.Candidates(candidate).FirstOrDefault()?.Shape != form.Shape;

    private static bool IsNumber(JsonElement text) => decimal.TryParse(JsonValues.TextOf(text), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsDuration(JsonElement text) => TimeSpan.TryParse(JsonValues.TextOf(text), CultureInfo.InvariantCulture, out _);

    private static bool IsTime(JsonElement text) => DateTimeOffset.TryParse(JsonValues.TextOf(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
