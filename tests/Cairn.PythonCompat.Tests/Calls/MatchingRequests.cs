using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cairn.PythonCompat.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.PythonCompat.Tests.Calls;

/// <summary>Against <c>requests</c> itself.</summary>
public sealed class MatchingRequests
{
    private const string Address = "http://ci.example/builds";
    private const string Boundary = "0123456789abcdef0123456789abcdef";

    private static readonly JsonSerializerOptions Questions = new() { Encoder = JavaScriptEncoder.Default };

    private static readonly KeyValuePair<string, object?>[] Fields =
    [
        new("name", "x y/z*'~é😀&=+"),
        new("none", null),
        new("flags", new object?[] { true, false, null, "a" }),
        new("ratio", 1.0),
        new("tiny", 1e-7),
        new("count", 12),
        new("empty", ""),
        new("blank key \"q\" \\", "v"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_is_sent_as_requests_sends_it()
    {
        await Python.RequireAsync("requests");
        var value = new { b = 1.0, a = new object?[] { "é😀<>&'", null, true, 1e-7, 12 }, Nested = new { z = 1.5 } };

        var expected = await PreparedAsync(new { method = "POST", url = Address, json = new { b = Double(1.0), a = new object?[] { "é😀<>&'", null, true, Double(1e-7), 12 }, Nested = new { z = Double(1.5) } } });

        Assert.Equal(expected, await SentAsync(Address, PythonHttpContent.Json(value)));
        Assert.Equal(expected, await SentAsync(Address, PythonHttpContent.Json(value, Info(value))));
    }

    [Fact]
    public async Task A_server_gets_the_length_and_the_bytes_of_requests()
    {
        await using var server = await PortedService.StartAsync(_ => { }, app => app.Run(Mirror), Token);
        using var client = new HttpClient();
        var address = server.Address;

        using var posted = await client.PostAsync(address, PythonHttpContent.Json(new { ratio = 1.0, name = "é" }), Token);

        Assert.Equal("""32 application/json {"ratio": 1.0, "name": "\u00e9"}""", await posted.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_form_is_sent_as_requests_sends_it()
    {
        await Python.RequireAsync("requests");

        var expected = await PreparedAsync(new { method = "POST", url = Address, data = Asked() });

        Assert.Equal(expected, await SentAsync(Address, PythonHttpContent.Form(Fields)));
    }

    [Theory]
    [InlineData(Address)]
    [InlineData(Address + "?page=2")]
    [InlineData(Address + "/a%2Fb")]
    public async Task Parameters_are_written_as_requests_writes_them(string address)
    {
        await Python.RequireAsync("requests");

        var expected = await PreparedAsync(new { method = "GET", url = address, @params = Asked() });

        Assert.Equal(expected, await SentAsync(PythonHttpContent.Address(address, Fields).OriginalString, null));
    }

    [Fact]
    public async Task An_address_reaches_the_server_as_it_is_written()
    {
        await using var server = await PortedService.StartAsync(_ => { }, app => app.Run(Echo), Token);
        using var client = new HttpClient();

        var target = await client.GetStringAsync(PythonHttpContent.Address($"{server.Address}a%2Fb", Fields[..1]), Token);

        Assert.Equal("/a%2Fb?name=x+y%2Fz%2A%27~%C3%A9%F0%9F%98%80%26%3D%2B", target);
    }

    [Fact]
    public async Task Files_are_sent_as_requests_sends_them()
    {
        await Python.RequireAsync("requests");
        var files = new object[] { new object[] { "log", "b\"u\\ild.log", "line\r\nÿ" }, new object[] { "é", "ü.bin", "\0\u0001", "application/octet-stream" } };

        var expected = await PreparedAsync(new { method = "POST", url = Address, data = Asked(), files });
        var content = PythonHttpContent.Multipart(
            Fields,
            [new PythonFile("log", "b\"u\\ild.log", Encoding.Latin1.GetBytes("line\r\nÿ")), new PythonFile("é", "ü.bin", new byte[] { 0, 1 }, "application/octet-stream")],
            Boundary);

        Assert.Equal(expected, await SentAsync(Address, content));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_refused_as_requests_refuses_it() =>
        Assert.Throws<ArgumentException>(() => PythonHttpContent.Json(new { v = double.NaN }));

    [Fact]
    public void A_value_without_an_agreed_form_is_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentException>(() => PythonHttpContent.Form([new("at", DateTime.UnixEpoch)]));

        Assert.StartsWith("'at' is a DateTime.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_multipart_body_has_a_boundary_of_its_own()
    {
        var (one, other) = (PythonHttpContent.Multipart(Fields, []), PythonHttpContent.Multipart(Fields, []));

        Assert.NotEqual(one.Headers.ContentType, other.Headers.ContentType);
    }

    private static async Task Mirror(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        await context.Response.WriteAsync($"{context.Request.ContentLength} {context.Request.ContentType} {await reader.ReadToEndAsync(Token)}");
    }

    private static Task Echo(HttpContext context) =>
        context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(context.Features.Get<IHttpRequestFeature>()!.RawTarget)).AsTask();

    private static JsonTypeInfo<T> Info<T>(T value)
    {
        _ = value;
        var options = PythonHttpContent.JsonOptions();
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    private static IEnumerable<object?[]> Asked() => Fields.Select(field => new[] { field.Key, field.Value is double number ? Double(number) : field.Value });

    private static Dictionary<string, string> Double(double value) =>
        new() { ["$f"] = BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture) };

    private static async Task<string> PreparedAsync(object request) =>
        Encoding.Latin1.GetString((await Python.AskAsync([$"[\"requests\",{JsonSerializer.Serialize(request, Questions)}]"], Token))[0]);

    private static async Task<string> SentAsync(string address, HttpContent? content)
    {
        var body = content is null ? [] : await content.ReadAsByteArrayAsync(Token);
        return $"{address}\n{content?.Headers.ContentType}\n{content?.Headers.ContentLength}\n{Encoding.Latin1.GetString(body)}";
    }
}
