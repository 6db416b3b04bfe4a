using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Catalogue;

/// <summary>Recognises differences that every move from Flask or FastAPI to ASP.NET Core meets. The numbers are those of docs/reference/parity.md.</summary>
internal static class PythonDifferences
{
    public static KnownDifference? Of(Finding finding, CassetteRequest request, CassetteResponse legacy, CassetteResponse candidate) => finding.Kind switch
    {
        FindingKind.Status => StatusDifferences.Of(request, legacy, candidate),
        FindingKind.Order => new("PY04", "SortedKeys"),
        FindingKind.Layout => OfLayout(finding.Legacy, finding.Candidate),
        FindingKind.Body => BodyDifferences.OfForms(legacy, candidate),
        FindingKind.Missing or FindingKind.Extra => OfMembers(finding, legacy, candidate),
        FindingKind.Secret => null,
        _ when finding.Path.General.StartsWith("header.", StringComparison.Ordinal) => OfHeader(finding),
        FindingKind.Form => OfForm(finding.Legacy),
        _ => BodyDifferences.OfValues(finding.Legacy, finding.Candidate, legacy.Status),
    };

    private static KnownDifference? OfForm(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase) => new("PY02", "Floats"),
        JsonValueKind.Number => new("PY01", "Floats"),
        JsonValueKind.String => new("PY03", value.GetRawText().Contains("\\u", StringComparison.Ordinal) ? "AsciiEscapes" : "Utf8Text"),
        _ => null,
    };

    private static KnownDifference OfLayout(JsonElement legacy, JsonElement candidate) =>
        new("PY06", JsonValues.TextOf(legacy) == JsonValues.TextOf(candidate) + "\n" ? "TrailingNewline" : "SpacedJson");

    private static KnownDifference? OfMembers(Finding finding, CassetteResponse legacy, CassetteResponse candidate)
    {
        if (finding.Path.General.StartsWith("header.", StringComparison.Ordinal))
        {
            return OfHeader(finding);
        }

        if (HasOtherCase(finding, finding.Kind is FindingKind.Missing ? candidate : legacy))
        {
            return new("PY05", "MemberNames");
        }

        var value = finding.Kind is FindingKind.Missing ? finding.Legacy : finding.Candidate;
        return value.ValueKind is JsonValueKind.Null ? new("PY07") : legacy.Status >= 400 ? new("PY22", "ErrorBodies") : null;
    }

    /// <summary>Whether the other answer has the member in another case, at any place: the names of one's ancestors may differ in case, too.</summary>
    private static bool HasOtherCase(Finding finding, CassetteResponse other) =>
        other.Body is { IsJson: true } body && JsonNode.In(JsonPath.Body, JsonValues.Parse(body.Bytes))
            .Any(node => node.Path != finding.Path.General && node.Path.Equals(finding.Path.General, StringComparison.OrdinalIgnoreCase));

    private static KnownDifference? OfHeader(Finding finding) => finding.Path.General.Split('.')[1] switch
    {
        "content-type" => new("PY15", "MediaTypes"),
        "content-length" or "transfer-encoding" => new("PY16", "ContentLength"),
        "allow" => new("PY21", "AllowedMethods"),
        "location" => new("PY48", "Redirects"),
        "set-cookie" => new("PY50", "CookieFields"),
        "etag" => new("PY61"),
        _ => null,
    };
}
