using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cairn.Telemetry.Scrape;

/// <summary>Writes attributes as labels, the same in both formats.</summary>
internal static class LabelText
{
    private const string ScopeName = "otel_scope_name";
    private const string ScopeVersion = "otel_scope_version";

    /// <summary>Names that mean something else here; an attribute of that name keeps its value under another one, as Prometheus does it.</summary>
    private static readonly string[] Reserved = ["le", ScopeName, ScopeVersion];

    public static string OfPoint(IEnumerable<KeyValuePair<string, object?>> attributes, string meter, string? meterVersion)
    {
        var labels = Gather(attributes);
        labels[ScopeName] = meter;
        if (!string.IsNullOrEmpty(meterVersion))
        {
            labels[ScopeVersion] = meterVersion;
        }

        return Write(labels);
    }

    public static string Of(IEnumerable<KeyValuePair<string, object?>> attributes) => Write(Gather(attributes));

    /// <summary>Escapes a value for its quotes, in both formats: backslash, quote and line feed.</summary>
    public static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Keys that become the same name share it: their values are joined in the order of the keys (specification, metric attributes).</summary>
    private static SortedDictionary<string, string> Gather(IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            var name = PrometheusNames.Label(key);
            name = Reserved.Contains(name) ? "exported_" + name : name;
            labels[name] = labels.TryGetValue(name, out var others) ? $"{others};{Text(value)}" : Text(value);
        }

        return labels;
    }

    private static string Write(SortedDictionary<string, string> labels) =>
        string.Join(',', labels.Select(label => $"{label.Key}=\"{Escape(label.Value)}\""));

    /// <summary>The value as text; lists are JSON arrays (specification, attribute values in text).</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        Array list => ListText(list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string ListText(Array list)
    {
        var items = list.Cast<object?>().Select(item => item switch
        {
            null => "null",
            string text => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
            _ => Text(item),
        });
        return new StringBuilder("[").AppendJoin(',', items).Append(']').ToString();
    }
}
