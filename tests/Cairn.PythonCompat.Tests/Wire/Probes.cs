using System.Text;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>The requests of the suite: every row of the wire table that can be seen from outside.</summary>
internal static class Probes
{
    private const string Json = "Content-Type: application/json";

    private static readonly string[] Values =
    [
        "float-one", "floats", "text", "order", "names", "null", "nan", "infinity", "big", "datetime", "seconds", "date", "time", "timedelta", "decimal", "enum",
        "intenum", "plainenum", "bytes", "tuple", "nested", "empty", "list", "string", "whole",
    ];

    private static readonly string[] Pages =
        ["/dumps", "/text", "/plain", "/html", "/nothing", "/no-content", "/created", "/accepted", "/error", "/conflict", "/binary", "/stream", "/tagged"];

    private static readonly int[] Statuses = [400, 401, 403, 404, 405, 406, 409, 410, 418, 422, 429, 500, 503];

    private static readonly string[] Paths =
    [
        "/noslash", "/noslash/", "/slash/", "/slash", "/slash?x=1&y=%20", "/both", "/both/", "/noslash//", "//noslash", "/slash//", "/p/a/details", "/p/a/details/",
        "/NOSLASH", "/caseroute", "/CaseRoute", "/P/x",
        "/p/a%20b", "/p/a+b", "/p/%C3%A9", "/p/%E9", "/p/a%2Fb", "/p/a%252Fb", "/p/..", "/p/x/../y", "/p/%2e%2e", "/path/a/b", "/path/a%2Fb", "/path/a//b", "/path/", "/path",
        "/p/", "/missing", "/", "/p/a;b", "/p/a%3Fb", "/p/%zz", "/p/~x", "/p/a%00b",
        "/int/5", "/int/-5", "/int/+5", "/int/abc", "/int/99999999999", "/int/007", "/int/5.0", "/int/%205",
    ];

    private static readonly string[] Queries =
    [
        "first?a=1&a=2", "first?A=1", "first?a=1&A=2", "first?a=", "first?a", "first?a=x%20y+z", "first?a=%E9", "first?a=%C3%A9", "first?a=1;b=2", "first?b&&a=1", "first",
        "all?a=1&a=2", "all", "all?a=1",
        "int?n=5", "int?n=abc", "int?n=", "int?n=1_000", "int?n=%2B5", "int?n=%205", "int?n=5.0", "int?n=-3", "int?n=1__0", "int?n=%D9%A3", "int?n=1&n=2", "int",
        "float?x=1", "float?x=1.5", "float?x=1e3", "float?x=abc", "float?x=1_0.5", "float?x=1e-7", "float",
        "bool?b=true", "bool?b=True", "bool?b=False", "bool?b=1", "bool?b=0", "bool?b=yes", "bool?b=on", "bool?b=", "bool?b=maybe", "bool?b=T", "bool",
    ];

    private static readonly string[] Methods =
    [
        "HEAD /noslash", "HEAD /missing", "HEAD /slash", "HEAD /json/text", "HEAD /error", "HEAD /nothing", "OPTIONS /noslash", "OPTIONS /multi", "OPTIONS /missing", "OPTIONS /item/x",
        "POST /noslash", "PUT /multi", "DELETE /noslash", "PATCH /p/x", "POST /multi", "GET /multi", "PUT /item/x", "DELETE /item/x", "PATCH /item/x", "GET /item/x", "POST /slash",
        "FOO /noslash", "POST /noslash/", "GET /echo",
    ];

    private static readonly string[] Builds =
    [
        """{"number":5,"name":"x"}""", "{}", """{"number":"5","name":"x"}""", """{"number":5.0,"name":"x"}""", """{"number":5.5,"name":"x"}""", """{"number":true,"name":"x"}""",
        """{"number":1e3,"name":"x"}""", """{"number":null,"name":"x"}""", """{"number":5,"name":null}""", """{"Number":5,"Name":"x"}""", """{"number":5,"name":7}""",
        """{"number":5,"name":"x","more":1}""", """{"number":"abc","name":"x"}""", "[]",
    ];

    private static readonly string[] CookieFields =
        ["a=1; b=2", "a=\"q z\"", "a=1; a=2", "a=%C3%A9", "a=\"x\\073y\"", "a=; b=2", "a=1,b=2", "a = 1 ; b", "a=x=y; b=\"\"", "a=\u00c3\u00a9"];

    public static IReadOnlyList<Probe> All { get; } =
    [
        .. Values.Select(value => Get($"/json/{value}")),
        .. Pages.Select(Get),
        .. Statuses.Select(status => Get($"/abort/{status}")),
        .. Paths.Select(Get),
        .. Queries.Select(query => Get($"/q/{query}")),
        .. Methods.Select(line => line.Split(' ')).Select(line => Probe.Of(line[0], line[1], body: line[0] is "POST" or "PUT" or "PATCH" ? "" : null)),
        .. Echoes(),
        .. Builds.Select(body => Probe.Of("POST", "/build", Json, body)),
        .. new[] { "a=1&b=x%20y+z", "a=1&a=2", "a=%E9&A=3", "" }.Select(form => Probe.Of("POST", "/form", "Content-Type: application/x-www-form-urlencoded", form)),
        .. new[] { "", "/permanent", "/see-other", "/unicode", "/blank" }.Select(kind => Get($"/redirect{kind}")),
        .. new[] { "set", "quoted", "unicode", "age", "attributes", "two", "delete", "get" }.Select(kind => Get($"/cookie/{kind}")),
        .. CookieFields.Select(field => Probe.Of("GET", "/cookie/get", $"Cookie: {field}")),
        .. new[] { "X-Note: plain", "X-Note: caf\u00e9", "X_Note: plain", "x-note:  padded  " }.Select(field => Probe.Of("GET", "/header", field)),
        .. new[] { "\"c0ffee\"", "*", "\"6d0e7c08ef4b13e6a63b2f0fd8f4a4a6d0c6e0f2\", \"x\"" }.Select(tag => Probe.Of("GET", "/tagged", $"If-None-Match: {tag}")),
        .. Limits(),
    ];

    private static Probe Get(string target) => Probe.Of("GET", target);

    private static IEnumerable<Probe> Echoes()
    {
        var utf8 = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("{\"t\":\"é😀\",\"a\":1.0}"));
        yield return Probe.Of("POST", "/echo", Json, utf8);
        yield return Probe.Of("POST", "/echo", Json, "{\"b\":[1e3,1E5,-0,1.10,12345678901234567890],\"a\":{}}");
        yield return Probe.Of("POST", "/echo", Json, "{\"a\":1,\"a\":2}");
        yield return Probe.Of("POST", "/echo", Json, "{bad");
        yield return Probe.Of("POST", "/echo", Json, "");
        yield return Probe.Of("POST", "/echo", Json, "[1,2]");
        yield return Probe.Of("POST", "/echo", "Content-Type: text/plain", "{\"a\":1}");
        yield return Probe.Of("POST", "/echo", null, "{\"a\":1}");
        yield return Probe.Of("POST", "/echo", "Content-Type: application/json; charset=utf-8", utf8);
        yield return Probe.Of("POST", "/echo", "Content-Type: application/json; charset=latin-1", "{\"t\":\"\u00e9\"}");
        yield return Probe.Of("POST", "/echo", "Content-Type: application/vnd.ci+json", "{\"a\":1}");
        yield return Probe.Of("POST", "/echo/", Json, "{\"a\":1}");
    }

    private static IEnumerable<Probe> Limits()
    {
        yield return Get($"/q/first?a={new string('x', 4000)}");
        yield return Get($"/q/first?a={new string('x', 5000)}");
        yield return Get($"/q/first?a={new string('x', 9000)}");
        yield return Probe.Of("GET", "/noslash", $"X-Long: {new string('x', 9000)}");
        yield return Probe.Of("GET", "/noslash", string.Join("\r\n", Enumerable.Range(0, 90).Select(number => $"X-{number}: 1")));
        yield return Probe.Of("GET", "/noslash", string.Join("\r\n", Enumerable.Range(0, 150).Select(number => $"X-{number}: 1")));
        yield return Probe.Raw("GET http://ci.example/noslash", "GET http://ci.example/noslash HTTP/1.1\r\nHost: ci.example\r\nConnection: close\r\n\r\n");
        yield return Probe.Raw("HTTP/1.0", "GET /json/float-one HTTP/1.0\r\nHost: ci.example\r\n\r\n");
        yield return Probe.Raw("no Host", "GET /noslash HTTP/1.1\r\nConnection: close\r\n\r\n");
        yield return Probe.Raw("chunked body", "POST /echo HTTP/1.1\r\nHost: ci.example\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n");
    }
}
