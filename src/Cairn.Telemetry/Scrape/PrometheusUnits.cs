using System.Collections.Frozen;
using System.Text;

namespace Cairn.Telemetry.Scrape;

/// <summary>Spells units of UCUM as Prometheus does: <c>By/s</c> becomes <c>bytes_per_second</c>.</summary>
internal static class PrometheusUnits
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["TiBy"] = "tibibytes",
        ["KBy"] = "kilobytes",
        ["kBy"] = "kilobytes",
        ["MBy"] = "megabytes",
        ["GBy"] = "gigabytes",
        ["TBy"] = "terabytes",
        ["m"] = "meters",
        ["V"] = "volts",
        ["A"] = "amperes",
        ["J"] = "joules",
        ["W"] = "watts",
        ["g"] = "grams",
        ["Cel"] = "celsius",
        ["Hz"] = "hertz",
        ["%"] = "percent",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Rates = new Dictionary<string, string>
    {
        ["s"] = "second",
        ["m"] = "minute",
        ["min"] = "minute",
        ["h"] = "hour",
        ["d"] = "day",
        ["w"] = "week",
        ["mo"] = "month",
        ["y"] = "year",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of a unit, or null where the name has none: annotations in braces are no unit, and a gauge of unit 1 is a ratio.</summary>
    public static string? Of(string? unit, FamilyType type)
    {
        var bare = WithoutAnnotations(unit ?? "");
        if (bare == "1")
        {
            return type == FamilyType.Gauge ? "ratio" : null;
        }

        var parts = bare.Split('/', 2);
        var amount = Word(parts[0], Words);
        var rate = parts.Length == 2 ? Word(parts[1], Rates) : "";
        return (amount, rate) switch
        {
            ("", "") => null,
            (_, "") => amount,
            ("", _) => $"per_{rate}",
            _ => $"{amount}_per_{rate}",
        };
    }

    private static string Word(string unit, FrozenDictionary<string, string> words) =>
        unit.Length == 0 || unit == "1" ? "" : PrometheusNames.Label(words.GetValueOrDefault(unit, unit)).Trim('_');

    private static string WithoutAnnotations(string unit)
    {
        var text = new StringBuilder(unit.Length);
        var depth = 0;
        foreach (var character in unit)
        {
            depth += character == '{' ? 1 : 0;
            if (depth == 0)
            {
                text.Append(character);
            }

            depth -= character == '}' && depth > 0 ? 1 : 0;
        }

        return text.ToString().Trim();
    }
}
