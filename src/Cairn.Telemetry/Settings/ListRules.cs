namespace Cairn.Telemetry.Settings;

/// <summary>What a value with several parts must be. Each rule answers with the rule and a fix where the value breaks it, else with null.</summary>
internal static class ListRules
{
    public const string NoExporter = "none";

    private static readonly string[] KnownExporters = ["otlp", NoExporter];
    private static readonly string[] NativePropagators = ["baggage", "tracecontext"];

    public static string? Exporters(string value)
    {
        var names = Parts(value);
        if (names.Except(KnownExporters, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            return SettingRules.Known("exporter", unknown, KnownExporters);
        }

        return names.Length > 1 && names.Contains(NoExporter, StringComparer.OrdinalIgnoreCase)
            ? "It cannot name an exporter and none at once. Use otlp, or else none."
            : null;
    }

    /// <summary>Those that ASP.NET Core and <c>HttpClient</c> use, which none of these settings reach.</summary>
    public static string? Propagators(string value) =>
        Parts(value).Order(StringComparer.Ordinal).SequenceEqual(NativePropagators, StringComparer.OrdinalIgnoreCase)
            ? null
            : "It must be what ASP.NET Core and HttpClient propagate. Use tracecontext,baggage or leave it out.";

    public static string? Attributes(string value) =>
        Array.TrueForAll(value.Split(','), pair => pair.IndexOf('=', StringComparison.Ordinal) > 0)
            ? null
            : "It must be a list of pairs. Write key=value, with a comma between pairs and %2C for a comma in a value.";

    private static string[] Parts(string value) => value.Split(',', StringSplitOptions.TrimEntries);
}
