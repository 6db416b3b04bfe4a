using System.Text.Json;

namespace Cairn.Cli.Lint;

/// <summary>What the compiler wrote about one compilation: SARIF 2.1.0, as far as it matters here.</summary>
internal static class SarifLog
{
    private const string HiddenByBaseline = "CRNBASE";

    /// <summary>The findings of rules that a baseline can hold, without those that the code itself suppresses.</summary>
    public static IReadOnlyList<SarifResult> Read(Stream sarif)
    {
        using var document = JsonDocument.Parse(sarif);
        return [.. document.RootElement.GetProperty("runs").EnumerateArray()
            .SelectMany(run => run.GetProperty("results").EnumerateArray())
            .Where(result => BaselinedRules.Include(result.GetProperty("ruleId").GetString()!) && !IsSuppressedInCode(result))
            .Select(Result)];
    }

    private static bool IsSuppressedInCode(JsonElement result) =>
        result.TryGetProperty("suppressions", out var suppressions)
        && suppressions.EnumerateArray().Any(suppression => !suppression.GetRawText().Contains(HiddenByBaseline, StringComparison.Ordinal));

    private static SarifResult Result(JsonElement result)
    {
        var rule = result.GetProperty("ruleId").GetString()!;
        var message = result.GetProperty("message").GetProperty("text").GetString()!;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return new SarifResult(rule, null, 0, 0, message);
        }

        var place = locations[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return new SarifResult(
            rule,
            new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(),
            message);
    }
}
