using System.Globalization;
using System.Text;
using Cairn.Cassettes.Format;

namespace Cairn.Cassettes.Har;

/// <summary>Parses HAR 1.2. Members that are not known are passed over: every tool writes its own.</summary>
internal static class HarParser
{
    private const int LargestStatus = 999;

    public static IReadOnlyList<CassetteExchange> Parse(ReadOnlySpan<byte> text, string path)
    {
        var mark = Encoding.UTF8.GetPreamble();
        return CassetteLine.Read(text.StartsWith(mark) ? text[mark.Length..] : text, path, 1, "The file is not JSON. Export the archive again.", (ref JsonCursor cursor) => ArchiveOf(ref cursor));
    }

    private static List<CassetteExchange> ArchiveOf(ref JsonCursor cursor)
    {
        List<CassetteExchange>? exchanges = null;
        cursor.Object("archive");
        while (cursor.Member(out var name))
        {
            if (name == "log")
            {
                exchanges = LogOf(ref cursor);
            }
            else
            {
                cursor.Skip();
            }
        }

        return exchanges ?? throw cursor.Missing("log");
    }

    private static List<CassetteExchange> LogOf(ref JsonCursor cursor)
    {
        List<CassetteExchange> exchanges = [];
        cursor.Object("log");
        while (cursor.Member(out var name))
        {
            if (name != "entries")
            {
                cursor.Skip();
                continue;
            }

            cursor.Array(name);
            while (cursor.Item())
            {
                exchanges.AddRange(ExchangeOf(ref cursor));
            }

            cursor.EndArray(name);
        }

        return exchanges;
    }

    /// <summary>None for a request that was blocked or broke off: archives give it the status 0.</summary>
    private static CassetteExchange[] ExchangeOf(ref JsonCursor cursor)
    {
        DateTimeOffset? at = null;
        var milliseconds = 0.0;
        HarEntry? request = null, response = null;
        cursor.Object("entry");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "startedDateTime": at = TimeOf(ref cursor); break;
                case "time": milliseconds = Math.Clamp(cursor.Real(name), 0, int.MaxValue); break;
                case "request": request = MessageOf(ref cursor); break;
                case "response": response = MessageOf(ref cursor); break;
                default: cursor.Skip(); break;
            }
        }

        var (asked, answered) = (request ?? throw cursor.Missing("request"), response ?? throw cursor.Missing("response"));
        return answered.Status == 0 ? [] : [Exchange(at ?? throw cursor.Missing("startedDateTime"), asked, answered, TimeSpan.FromMilliseconds(milliseconds), TargetOf(asked, ref cursor))];
    }

    private static CassetteExchange Exchange(DateTimeOffset at, HarEntry request, HarEntry response, TimeSpan duration, (string Host, string Target) address) => new()
    {
        Id = Guid.CreateVersion7(at).ToString("N"),
        At = at,
        Request = new CassetteRequest
        {
            Method = request.Method,
            Target = address.Target,
            Headers = request.Headers.Exists(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)) ? request.Headers : [KeyValuePair.Create("Host", address.Host), .. request.Headers],
            Body = request.Body(),
        },
        Responses = [new CassetteResponse { Status = response.Status, Headers = response.Headers, Body = response.Body(), Duration = duration }],
    };

    private static HarEntry MessageOf(ref JsonCursor cursor)
    {
        var message = new HarEntry();
        cursor.Object("message");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "method": message.Method = cursor.Text(name); break;
                case "url": message.Url = cursor.Text(name); break;
                case "status": message.Status = (int)cursor.Number(name, 0, LargestStatus); break;
                case "headers": message.Headers = HeadersOf(ref cursor); break;
                case "postData" or "content": message.Content = ContentOf(ref cursor, name); break;
                default: cursor.Skip(); break;
            }
        }

        return message;
    }

    /// <summary>Without those that HTTP/2 has in place of a request line.</summary>
    private static List<KeyValuePair<string, string>> HeadersOf(ref JsonCursor cursor)
    {
        List<KeyValuePair<string, string>> headers = [];
        cursor.Array("headers");
        while (cursor.Item())
        {
            string? name = null, value = null;
            cursor.Object("header");
            while (cursor.Member(out var member))
            {
                switch (member)
                {
                    case "name": name = cursor.Text(member); break;
                    case "value": value = cursor.Text(member); break;
                    default: cursor.Skip(); break;
                }
            }

            var header = KeyValuePair.Create(name ?? throw cursor.Missing("name"), value ?? throw cursor.Missing("value"));
            headers.AddRange(header.Key.StartsWith(':') ? [] : [header]);
        }

        cursor.EndArray("headers");
        return headers;
    }

    private static byte[] ContentOf(ref JsonCursor cursor, string what)
    {
        string text = "", encoding = "";
        if (cursor.Null())
        {
            return [];
        }

        cursor.Object(what);
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "text": text = cursor.TextOrNull(name) ?? ""; break;
                case "encoding": encoding = cursor.TextOrNull(name) ?? ""; break;
                default: cursor.Skip(); break;
            }
        }

        if (encoding != "base64")
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw cursor.Fault("'text' is not base64.");
    }

    /// <summary>The address as it stands in the archive: neither decoded nor normalised.</summary>
    private static (string Host, string Target) TargetOf(HarEntry request, ref JsonCursor cursor)
    {
        var start = request.Url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0 || request.Method.Length == 0)
        {
            throw cursor.Fault("'url' is no address of http or https, or 'method' is missing.");
        }

        var rest = request.Url[(start + 3)..].Split('#', 2)[0];
        var end = rest.AsSpan().IndexOfAny('/', '?');
        var host = (end < 0 ? rest : rest[..end]).Split('@')[^1];
        var target = end < 0 ? "/" : rest[end] == '?' ? $"/{rest[end..]}" : rest[end..];
        return (host, target);
    }

    private static DateTimeOffset TimeOf(ref JsonCursor cursor) =>
        DateTimeOffset.TryParse(cursor.Text("startedDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw cursor.Fault("'startedDateTime' is not a time of ISO 8601.");
}
