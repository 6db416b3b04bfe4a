using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>The routes of the legacy services, ported as one ports them: the same paths, the same values, no thought of wire forms.</summary>
internal static class PortedRoutes
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly DateTimeOffset Moment = new(2024, 3, 1, 12, 34, 56, 120, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder app, PythonStyle style)
    {
        MapValues(app, style);
        MapPaths(app, style);
        MapQueries(app);
        MapBodies(app, style);
        MapRedirects(app);
        MapCookies(app);
    }

    private static void MapValues(IEndpointRouteBuilder app, PythonStyle style)
    {
        var isFlask = style == PythonStyle.Flask;
        app.MapGet("/json/{name}", (string name) => Results.Json(PortedValues.Of(name, style)));
        app.MapGet("/dumps", () => Results.Json(new Dictionary<string, object> { ["b"] = 1, ["a"] = new object[] { 1.0, "é" } }))
            .WithPythonCompat(PythonCompat.SpacedJson | PythonCompat.AsciiEscapes)
            .WithoutPythonCompat(PythonCompat.SortedKeys | PythonCompat.TrailingNewline | PythonCompat.Utf8Text);
        app.MapGet("/text", () => isFlask ? Results.Content("héllo", Html) : Results.Json("héllo"));
        app.MapGet("/plain", () => Results.Text("héllo\n"));
        app.MapGet("/html", () => Results.Content("<p>hi</p>", Html));
        app.MapGet("/nothing", () => Results.Empty);
        app.MapGet("/no-content", () => Results.NoContent());
        app.MapGet("/created", () => Results.Created("/builds/42", new { id = 42 }));
        app.MapGet("/accepted", () => Results.Json(new { ok = true }, statusCode: 202));
        app.MapGet("/error", IResult () => throw new InvalidOperationException("boom"));
        app.MapGet("/abort/{code:pyint}", (int code) => Results.StatusCode(code));
        app.MapGet("/conflict", () => Results.Conflict(new { error = "exists" }));
        app.MapGet("/tagged", () => new { v = 1.0 }).WithTag(isFlask);
        app.MapGet("/binary", () => Results.Bytes([.. Enumerable.Range(0, 256).Select(octet => (byte)octet)], "application/octet-stream"));
        app.MapGet("/header", ([FromHeader(Name = "X-Note")] string? note) => new { x = note });
        app.MapGet("/stream", async (HttpContext context) =>
        {
            context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            for (var number = 0; number < 3; number++)
            {
                await context.Response.WriteAsync($"{number}\n");
            }
        });
    }

    private static void MapPaths(IEndpointRouteBuilder app, PythonStyle style)
    {
        app.MapGet("/noslash", () => new { route = "noslash" });
        app.MapGet("/slash/", () => new { route = "slash" });
        app.MapGet("/both", () => new { route = "both" });
        app.MapGet("/both/", () => new { route = "both/" });
        app.MapGet("/CaseRoute", () => new { route = "CaseRoute" });
        app.MapGet("/p/{name}", (string name) => new { name });
        app.MapGet("/p/{name}/details/", (string name) => new { details = name });
        app.MapGet("/path/{**rest}", (string? rest) => new { rest = rest ?? "" });
        app.MapGet(style == PythonStyle.Flask ? "/int/{number:pyint}" : "/int/{number}", (long number) => new { number });
        app.MapMethods("/multi", ["GET", "POST"], (HttpContext context) => new { method = context.Request.Method });
        app.MapPut("/item/{name}", (string name) => new { put = name });
        app.MapDelete("/item/{name}", (string name) => Results.NoContent());
        app.MapPatch("/item/{name}", (string name) => new { patched = name });
    }

    private static void MapQueries(IEndpointRouteBuilder app)
    {
        app.MapGet("/q/first", (string? a) => new { a });
        app.MapGet("/q/all", (string[] a) => new { a });
        app.MapGet("/q/int", (int n = 7) => new { n });
        app.MapGet("/q/float", (double x = 0.5) => new { x });
        app.MapGet("/q/bool", (bool b = false) => new { b });
    }

    private static void MapBodies(IEndpointRouteBuilder app, PythonStyle style)
    {
        if (style == PythonStyle.Flask)
        {
            app.MapPost("/echo", (JsonElement body) => body);
            app.MapPost("/build", (JsonElement body) => Results.Json(new { number = body.GetProperty("number"), name = body.GetProperty("name") }, statusCode: 201));
        }
        else
        {
            app.MapPost("/echo", (Dictionary<string, JsonElement> body) => body);
            app.MapPost("/build", (Build body) => Results.Json(body, statusCode: 201));
        }

        app.MapPost("/form", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            return new { a = form["a"].FirstOrDefault(), b = form["b"].FirstOrDefault() };
        });
    }

    private static void MapRedirects(IEndpointRouteBuilder app)
    {
        app.MapGet("/redirect", () => Results.Redirect("/noslash"));
        app.MapGet("/redirect/permanent", () => Results.Redirect("/noslash?a=1&b=2", permanent: true));
        app.MapGet("/redirect/unicode", () => Results.Redirect("/p/é漢?q=ü"));
        app.MapGet("/redirect/blank", () => Results.Redirect("/p/a b"));
        app.MapGet("/redirect/see-other", (HttpContext context) =>
        {
            context.Response.Headers.Location = "https://ci.example/builds?q=a%20b";
            return Results.StatusCode(303);
        });
    }

    private static void MapCookies(IEndpointRouteBuilder app)
    {
        MapCookie(app, "set", cookies => cookies.Append("session", "abc"));
        MapCookie(app, "quoted", cookies => cookies.Append("note", "x y;z,\"q\""));
        MapCookie(app, "unicode", cookies => cookies.Append("name", "é"));
        MapCookie(app, "age", cookies => cookies.Append("session", "abc", new CookieOptions { MaxAge = TimeSpan.FromHours(1) }));
        MapCookie(app, "two", cookies =>
        {
            cookies.Append("a", "1");
            cookies.Append("b", "2");
        });
        MapCookie(app, "delete", cookies => cookies.Delete("session"));
        MapCookie(app, "attributes", cookies => cookies.Append("session", "a=b", new CookieOptions
        {
            Expires = Moment,
            Domain = "ci.example",
            Path = "/x",
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
        }));
        app.MapGet("/cookie/get", (HttpContext context) => new { a = context.Request.Cookies["a"], b = context.Request.Cookies["b"] });
    }

    private static void MapCookie(IEndpointRouteBuilder app, string name, Action<IResponseCookies> write) => app.MapGet($"/cookie/{name}", (HttpContext context) =>
    {
        write(context.Response.Cookies);
        return new { ok = true };
    });

    private static RouteHandlerBuilder WithTag(this RouteHandlerBuilder route, bool isTagged) => isTagged ? route.WithPythonETag() : route;

    private sealed record Build(int number, string name);
}
