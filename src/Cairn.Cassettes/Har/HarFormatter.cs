using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Cassettes.Format;

namespace Cairn.Cassettes.Har;

/// <summary>Writes HAR 1.2.</summary>
internal static class HarFormatter
{
    private const int Unknown = -1; // what the specification has for sizes and times that are not known

    public static string Format(IEnumerable<CassetteExchange> exchanges)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ExchangeFormatter.Style with { Indented = true, NewLine = "\n", SkipValidation = false }))
        {
            json.WriteStartObject();
            json.WriteStartObject("log");
            json.WriteString("version", "1.2");
            json.WriteStartObject("creator");
            json.WriteString("name", "Cairn.Cassettes");
            json.WriteString("version", "1");
            json.WriteEndObject();
            json.WriteStartArray("entries");
            exchanges.ToList().ForEach(exchange => Write(json, exchange));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, CassetteExchange exchange)
    {
        var response = exchange.Responses[0];
        var milliseconds = (long)response.Duration.TotalMilliseconds;
        json.WriteStartObject();
        json.WriteString("startedDateTime", exchange.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("time", milliseconds);
        WriteRequest(json, exchange.Request);
        WriteResponse(json, response);
        json.WriteStartObject("cache");
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", milliseconds);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, CassetteRequest request)
    {
        var host = Value(request.Headers, "Host") ?? "localhost";
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", request.Target.StartsWith('/') ? $"http://{host}{request.Target}" : request.Target);
        WriteMessage(json, request.Headers, request.Body);
        json.WriteStartArray("queryString");
        var query = request.Target.IndexOf('?', StringComparison.Ordinal);
        foreach (var pair in query < 0 ? [] : request.Target[(query + 1)..].Split('&').Select(pair => pair.Split('=', 2)))
        {
            WritePair(json, Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "");
        }

        json.WriteEndArray();
        if (request.Body is { } body)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", Value(request.Headers, "Content-Type") ?? "application/octet-stream");
            WriteText(json, body);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, CassetteResponse response)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", response.Status);
        json.WriteString("statusText", "");
        WriteMessage(json, response.Headers, response.Body);
        json.WriteString("redirectURL", Value(response.Headers, "Location") ?? "");
        json.WriteStartObject("content");
        json.WriteNumber("size", response.Body?.Bytes.Length ?? 0);
        json.WriteString("mimeType", Value(response.Headers, "Content-Type") ?? "application/octet-stream");
        if (response.Body is { } body)
        {
            WriteText(json, body);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> headers, CassetteBody? body)
    {
        json.WriteString("httpVersion", "HTTP/1.1");
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        headers.ToList().ForEach(header => WritePair(json, header.Key, header.Value));
        json.WriteEndArray();
        json.WriteNumber("headersSize", Unknown);
        json.WriteNumber("bodySize", body is null ? 0 : Unknown);
    }

    private static void WritePair(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, CassetteBody body)
    {
        if (body.IsText)
        {
            json.WriteString("text", Encoding.UTF8.GetString(body.Bytes.Span));
            return;
        }

        json.WriteBase64String("text", body.Bytes.Span);
        json.WriteString("encoding", "base64");
    }

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> headers, string name) =>
        headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
