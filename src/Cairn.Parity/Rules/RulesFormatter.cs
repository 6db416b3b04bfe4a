using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Parity.Rules;

/// <summary>Writes a file of rules with a rule a line, so that a review shows what has changed.</summary>
internal static class RulesFormatter
{
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(ParityRules rules)
    {
        var routes = rules.Routes.OrderBy(route => route.Name, StringComparer.Ordinal).Select(Route).ToList();
        return $"{{\n  \"cairn\": \"{RulesParser.Format}\",\n  \"routes\": [{(routes.Count == 0 ? "" : $"\n{string.Join(",\n", routes)}\n  ")}]\n}}\n";
    }

    private static string Route(ParityRoute route)
    {
        var head = Line(json =>
        {
            json.WriteString("route", route.Name);
            if (route.Level is { } level)
            {
                json.WriteString("level", Words.Of(level));
            }

            WriteTexts(json, "headers", route.Headers);
            WriteUnlessZero(json, "requests", route.Requests);
        });
        var rules = route.Rules.OrderBy(rule => rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Kind).Select(rule => $"      {Line(json => Write(json, rule))}").ToList();
        return $"    {head[..^1]}, \"rules\": [{(rules.Count == 0 ? "" : $"\n{string.Join(",\n", rules)}\n    ")}]}}";
    }

    private static void Write(Utf8JsonWriter json, ParityRule rule)
    {
        json.WriteString("path", rule.Path);
        json.WriteString("kind", Words.Of(rule.Kind));
        WriteUnlessEmpty(json, "shape", rule.Shape);
        WriteValues(json, rule.Values);
        WriteUnlessNull(json, "by", rule.By);
        WriteUnlessNull(json, "least", rule.Least);
        WriteUnlessNull(json, "most", rule.Most);
        WriteIfTrue(json, "whole", rule.Whole);
        WriteIfTrue(json, "fresh", rule.Fresh);
        WriteUnlessZero(json, "present", rule.Present);
        WriteUnlessZero(json, "places", rule.Places);
        WriteUnlessZero(json, "seen", rule.Seen);
        WriteUnlessZero(json, "of", rule.Of);
        json.WriteString("source", Words.Of(rule.Source));
        WriteUnlessEmpty(json, "why", rule.Why);
        WriteUnlessEmpty(json, "expires", rule.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Legible))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray("values");
        values.ToList().ForEach(value => json.WriteRawValue(value));
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        texts.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteUnlessNull(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void WriteUnlessZero(Utf8JsonWriter json, string name, int number)
    {
        if (number != 0)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteIfTrue(Utf8JsonWriter json, string name, bool truth)
    {
        if (truth)
        {
            json.WriteBoolean(name, true);
        }
    }
}
