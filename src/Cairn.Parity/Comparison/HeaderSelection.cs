using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Parity.Comparison;

/// <summary>The headers that a level compares, as a JSON object: names in lower case, cookies by name.</summary>
internal static class HeaderSelection
{
    private const string ContentType = "content-type";
    private const string Cookies = "set-cookie";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FrozenSet<string> OfMeaning = FrozenSet.Create(
        StringComparer.Ordinal,
        ContentType, Cookies, "location", "content-location", "allow", "www-authenticate", "retry-after", "cache-control", "last-modified", "content-disposition", "content-language",
        "content-range", "accept-ranges", "link", "deprecation", "sunset");

    private static readonly FrozenSet<string> OfWire = OfMeaning.Concat(["etag", "vary", "expires", "content-encoding"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfServers = FrozenSet.Create(StringComparer.Ordinal, "date", "server", "connection", "keep-alive", "via", "proxy-connection");

    public static JsonElement Of(IReadOnlyList<KeyValuePair<string, string>> headers, ParityLevel level, IReadOnlyList<string> more, BodyForm form)
    {
        var selected = headers
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value))
            .Where(header => Counts(header.Key, level) || more.Contains(header.Key, StringComparer.Ordinal));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            foreach (var field in selected.GroupBy(header => header.Key, header => header.Value, StringComparer.Ordinal).OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                Write(json, field, level, form);
            }

            json.WriteEndObject();
        }

        return JsonValues.Parse(buffer.ToArray());
    }

    private static bool Counts(string name, ParityLevel level) => level switch
    {
        ParityLevel.Strict => !OfServers.Contains(name),
        ParityLevel.Wire => OfWire.Contains(name),
        ParityLevel.Semantic => OfMeaning.Contains(name),
        _ => name == ContentType,
    };

    private static void Write(Utf8JsonWriter json, IGrouping<string, string> field, ParityLevel level, BodyForm form)
    {
        if (field.Key != Cookies)
        {
            json.WriteString(field.Key, ValueOf(field, level, form));
            return;
        }

        json.WriteStartObject(Cookies);
        foreach (var cookie in field.Select(value => value.Split('=', 2)).DistinctBy(cookie => cookie[0]))
        {
            json.WriteString(cookie[0].Trim(), cookie[^1]);
        }

        json.WriteEndObject();
    }

    private static string ValueOf(IGrouping<string, string> field, ParityLevel level, BodyForm form)
    {
        var value = string.Join(", ", field);
        return (field.Key, level) switch
        {
            (_, ParityLevel.Strict or ParityLevel.Wire) => value,
            (ContentType, _) => MediaType(value, form, level),
            ("allow", _) => string.Join(", ", value.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)),
            _ => value,
        };
    }

    /// <summary>RFC 8259: JSON has no charset. Other media types have UTF-8 unless they say otherwise.</summary>
    private static string MediaType(string value, BodyForm form, ParityLevel level)
    {
        var parts = value.Split(';', StringSplitOptions.TrimEntries);
        var type = new StringBuilder(parts[0].ToLowerInvariant());
        var charset = parts.Skip(1).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?["charset=".Length..].Trim('"').ToLowerInvariant();
        return level is ParityLevel.Semantic && form is BodyForm.Text && charset is not (null or "utf-8") ? type.Append("; charset=").Append(charset).ToString() : type.ToString();
    }
}
