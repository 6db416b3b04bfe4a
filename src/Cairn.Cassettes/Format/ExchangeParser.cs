using System.Globalization;

namespace Cairn.Cassettes.Format;

/// <summary>Parses a line that holds an exchange. Members that are not known are passed over: a later recorder may write more.</summary>
internal sealed class ExchangeParser(string path, BodyFiles files)
{
    private const int LargestStatus = 999;

    public CassetteExchange Parse(ReadOnlySpan<byte> line, long number) =>
        CassetteLine.Read(line, path, number, (ref JsonCursor cursor) => ExchangeOf(ref cursor));

    private CassetteExchange ExchangeOf(ref JsonCursor cursor)
    {
        string? id = null, session = null, route = null, direction = null;
        long sequence = 0;
        DateTimeOffset? at = null;
        CassetteRequest? request = null;
        List<CassetteResponse> responses = [];
        List<CassetteLink> links = [];
        List<string> tags = [];
        cursor.Object("exchange");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "id": id = cursor.Text(name); break;
                case "seq": sequence = cursor.Number(name, 1, long.MaxValue); break;
                case "session": session = cursor.TextOrNull(name); break;
                case "t": at = TimeOf(ref cursor); break;
                case "route": route = cursor.TextOrNull(name); break;
                case "dir": direction = cursor.TextOrNull(name); break;
                case "req": request = RequestOf(ref cursor); break;
                case "res": responses = ResponsesOf(ref cursor); break;
                case "links": links = LinksOf(ref cursor); break;
                case "tags": tags = TagsOf(ref cursor); break;
                default: cursor.Skip(); break;
            }
        }

        return new CassetteExchange
        {
            Id = id ?? throw cursor.Missing("id"),
            Sequence = sequence,
            Session = session,
            At = at ?? throw cursor.Missing("t"),
            Route = route,
            Direction = direction,
            Request = request ?? throw cursor.Missing("req"),
            Responses = responses.Count > 0 ? responses : throw cursor.Missing("res"),
            Links = links,
            Tags = tags,
        };
    }

    private CassetteRequest RequestOf(ref JsonCursor cursor)
    {
        string? method = null, target = null;
        IReadOnlyList<KeyValuePair<string, string>> headers = [];
        CassetteBody? body = null;
        cursor.Object("req");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "m": method = cursor.Text(name); break;
                case "target": target = cursor.Text(name); break;
                case "h": headers = HeadersOf(ref cursor); break;
                case "b": body = new BodyParser(files).Parse(ref cursor); break;
                default: cursor.Skip(); break;
            }
        }

        return new CassetteRequest
        {
            Method = method ?? throw cursor.Missing("m"),
            Target = target ?? throw cursor.Missing("target"),
            Headers = headers,
            Body = body,
        };
    }

    private List<CassetteResponse> ResponsesOf(ref JsonCursor cursor)
    {
        List<CassetteResponse> responses = [];
        cursor.Array("res");
        while (cursor.Item())
        {
            responses.Add(ResponseOf(ref cursor));
        }

        cursor.EndArray("res");
        return responses;
    }

    private CassetteResponse ResponseOf(ref JsonCursor cursor)
    {
        var response = new CassetteResponse { Status = 0 };
        cursor.Object("res");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "run": response = response with { Run = (int)cursor.Number(name, 0, int.MaxValue) }; break;
                case "s": response = response with { Status = (int)cursor.Number(name, 100, LargestStatus) }; break;
                case "h": response = response with { Headers = HeadersOf(ref cursor) }; break;
                case "b": response = response with { Body = new BodyParser(files).Parse(ref cursor) }; break;
                case "ms": response = response with { Duration = TimeSpan.FromMilliseconds(cursor.Number(name, 0, int.MaxValue)) }; break;
                default: cursor.Skip(); break;
            }
        }

        return response.Status > 0 ? response : throw cursor.Missing("s");
    }

    private static List<KeyValuePair<string, string>> HeadersOf(ref JsonCursor cursor)
    {
        List<KeyValuePair<string, string>> headers = [];
        cursor.Array("h");
        while (cursor.Item())
        {
            cursor.Array("h");
            headers.Add(new(cursor.Text("name of a header"), cursor.Text("value of a header")));
            cursor.EndArray("h");
        }

        cursor.EndArray("h");
        return headers;
    }

    private static List<CassetteLink> LinksOf(ref JsonCursor cursor)
    {
        List<CassetteLink> links = [];
        cursor.Array("links");
        while (cursor.Item())
        {
            string? from = null, to = null;
            cursor.Object("link");
            while (cursor.Member(out var name))
            {
                switch (name)
                {
                    case "from": from = cursor.Text(name); break;
                    case "as": to = cursor.Text(name); break;
                    default: cursor.Skip(); break;
                }
            }

            links.Add(new CassetteLink(from ?? throw cursor.Missing("from"), to ?? throw cursor.Missing("as")));
        }

        cursor.EndArray("links");
        return links;
    }

    private static List<string> TagsOf(ref JsonCursor cursor)
    {
        List<string> tags = [];
        cursor.Array("tags");
        while (cursor.Item())
        {
            tags.Add(cursor.Text("tag"));
        }

        cursor.EndArray("tags");
        return tags;
    }

    private static DateTimeOffset TimeOf(ref JsonCursor cursor) =>
        DateTimeOffset.TryParse(cursor.Text("t"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw cursor.Fault("'t' is not a time of RFC 3339.");
}
