using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Cassettes.Format;

/// <summary>Writes an exchange as one line.</summary>
internal sealed class ExchangeFormatter(BodyFiles files)
{
    /// <summary>One line, and legible: nobody embeds a cassette in a page.</summary>
    public static JsonWriterOptions Style { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public byte[] Format(CassetteExchange exchange)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Style))
        {
            json.WriteStartObject();
            WriteIdentity(json, exchange);
            WriteRequest(json, exchange.Request);
            WriteResponses(json, exchange.Responses);
            WriteRemarks(json, exchange);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteIdentity(Utf8JsonWriter json, CassetteExchange exchange)
    {
        json.WriteString("id", exchange.Id);
        json.WriteNumber("seq", exchange.Sequence);
        WriteUnlessNull(json, "session", exchange.Session);
        json.WriteString("t", exchange.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        WriteUnlessNull(json, "route", exchange.Route);
        WriteUnlessNull(json, "dir", exchange.Direction);
    }

    private void WriteRequest(Utf8JsonWriter json, CassetteRequest request)
    {
        json.WriteStartObject("req");
        json.WriteString("m", request.Method);
        json.WriteString("target", request.Target);
        WriteHeaders(json, request.Headers);
        WriteBody(json, request.Body);
        json.WriteEndObject();
    }

    private void WriteResponses(Utf8JsonWriter json, IReadOnlyList<CassetteResponse> responses)
    {
        json.WriteStartArray("res");
        foreach (var response in responses)
        {
            json.WriteStartObject();
            json.WriteNumber("run", response.Run);
            json.WriteNumber("s", response.Status);
            WriteHeaders(json, response.Headers);
            WriteBody(json, response.Body);
            json.WriteNumber("ms", (long)response.Duration.TotalMilliseconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRemarks(Utf8JsonWriter json, CassetteExchange exchange)
    {
        json.WriteStartArray("links");
        foreach (var link in exchange.Links)
        {
            json.WriteStartObject();
            json.WriteString("from", link.From);
            json.WriteString("as", link.As);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var tag in exchange.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
    }

    private static void WriteHeaders(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.WriteStartArray("h");
        foreach (var (name, value) in headers)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteBody(Utf8JsonWriter json, CassetteBody? body)
    {
        if (body is null)
        {
            json.WriteNull("b");
            return;
        }

        json.WriteStartObject("b");
        WriteContent(json, body);
        WriteUnlessNull(json, "enc", body.Coding);
        json.WriteEndObject();
    }

    private void WriteContent(Utf8JsonWriter json, CassetteBody body)
    {
        var bytes = body.Bytes.Span;
        var value = bytes.TrimEnd(" \t\r\n"u8);
        if (bytes.Length >= BodyFiles.Threshold)
        {
            json.WriteString("ref", files.Write(bytes));
        }
        else if (body.IsJson && value[0] is not ((byte)' ' or (byte)'\t') && !value.ContainsAny((byte)'\r', (byte)'\n'))
        {
            json.WritePropertyName("json");
            json.WriteRawValue(value, skipInputValidation: true);
            WriteUnlessNull(json, "after", value.Length == bytes.Length ? null : Encoding.UTF8.GetString(bytes[value.Length..]));
        }
        else if (body.IsText)
        {
            json.WriteString("text", Encoding.UTF8.GetString(bytes));
        }
        else
        {
            json.WriteBase64String("base64", bytes);
        }
    }

    private static void WriteUnlessNull(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
