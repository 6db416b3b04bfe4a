using System.Text.RegularExpressions;

namespace Cairn.Repository.Tests;

/// <summary>What is emitted is declared once and documented.</summary>
internal static partial class TelemetryRules
{
    public static IEnumerable<string> Undocumented(IEnumerable<string> names, RepositoryFile reference) => names
        .Where(name => !reference.Text.Contains($"`{name}`", StringComparison.Ordinal))
        .Select(name => $"'{name}' is emitted and not in {reference.Path}. Add what it means, its unit and its attributes.");

    /// <summary>Meters, sources and instruments made from a literal instead of a constant of the package's Telemetry class.</summary>
    public static IEnumerable<string> Undeclared(IEnumerable<RepositoryFile> sources) =>
        from source in sources
        from match in Creation().Matches(source.Text)
        select $"{source.Path} creates {match.Groups["name"].Value} in place. Declare the name in the package's Telemetry class.";

    [GeneratedRegex("""(new (ActivitySource|Meter|MeterOptions)|\.Create(Observable)?(Counter|UpDownCounter|Gauge|Histogram)(<\w+>)?)\(\s*(?<name>\$?"[^"]*")""")]
    private static partial Regex Creation();
}
