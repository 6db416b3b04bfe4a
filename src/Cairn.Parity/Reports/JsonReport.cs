using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Parity.Reports;

/// <summary>JSON, which <see cref="ReportParser"/> reads.</summary>
internal static class JsonReport
{
    public const string Format = "parity-report/1";

    private static readonly JsonWriterOptions Legible = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ParityReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Legible))
        {
            json.WriteStartObject();
            json.WriteString("cairn", Format);
            json.WriteString("service", report.Service);
            json.WriteString("at", report.At);
            json.WriteStartArray("routes");
            report.Routes.ToList().ForEach(route => Write(json, route));
            json.WriteEndArray();
            WriteTexts(json, "remarks", report.Remarks);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ParityRouteReport route)
    {
        json.WriteStartObject();
        json.WriteString("route", route.Route);
        json.WriteString("level", Rules.Words.Of(route.Level));
        json.WriteNumber("equal", route.Equal);
        json.WriteNumber("withNoise", route.WithNoise);
        json.WriteNumber("different", route.Different);
        json.WriteNumber("notComparable", route.NotComparable);
        json.WriteStartArray("differences");
        route.Differences.ToList().ForEach(group => Write(json, group));
        json.WriteEndArray();
        WriteTexts(json, "unusedRules", route.UnusedRules);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ParityDifferenceGroup group)
    {
        json.WriteStartObject();
        json.WriteString("path", group.First.Path);
        json.WriteString("legacy", group.First.Legacy);
        json.WriteString("candidate", group.First.Candidate);
        json.WriteString("rule", group.First.Rule);
        json.WriteString("code", group.First.Code);
        json.WriteString("switch", group.First.Switch);
        json.WriteNumber("count", group.Count);
        json.WriteNumber("exchange", group.Exchange);
        json.WriteString("request", group.Request);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        texts.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
