using System.Globalization;
using Cairn.PythonCompat.Json;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Cairn.PythonCompat.Cookies;

/// <summary>Writes cookies as <c>dump_cookie</c> (Werkzeug) or <c>SimpleCookie</c> (CPython) do, where the switches of the route say so; as the platform does else.</summary>
internal sealed class PythonResponseCookies(PythonExchange exchange, IResponseCookiesFeature ordinary, TimeProvider clock) : IResponseCookiesFeature, IResponseCookies
{
    public IResponseCookies Cookies => exchange.Has(PythonCompat.CookieFields) ? this : ordinary.Cookies;

    public void Append(string key, string value) => Append(key, value, new CookieOptions());

    public void Append(string key, string value, CookieOptions options)
    {
        var field = exchange.Style == PythonStyle.Flask ? Flask(key, value, options) : FastApi(key, value, options);
        var headers = exchange.Context.Response.Headers;
        headers.SetCookie = StringValues.Concat(headers.SetCookie, field);
    }

    public void Delete(string key) => Delete(key, new CookieOptions());

    public void Delete(string key, CookieOptions options) =>
        Append(key, "", new CookieOptions(options) { MaxAge = TimeSpan.Zero, Expires = exchange.Style == PythonStyle.Flask ? DateTimeOffset.UnixEpoch : clock.GetUtcNow() });

    private string Flask(string key, string value, CookieOptions options)
    {
        var expires = options.Expires ?? (options.MaxAge is { } age ? clock.GetUtcNow() + age : (DateTimeOffset?)null);
        return Joined(
        [
            $"{key}={CookieText.Quote(value, PythonStyle.Flask)}",
            Attribute("Domain", options.Domain),
            Attribute("Expires", Date(expires)),
            Attribute("Max-Age", Seconds(options.MaxAge)),
            options.Secure ? "Secure" : null,
            options.HttpOnly ? "HttpOnly" : null,
            Attribute("Path", options.Path),
            options.SameSite == SameSiteMode.Unspecified ? null : $"SameSite={options.SameSite}",
        ]);
    }

    private static string FastApi(string key, string value, CookieOptions options) => Joined(
    [
        $"{key}={CookieText.Quote(value, PythonStyle.FastApi)}",
        Attribute("Domain", options.Domain),
        Attribute("expires", Date(options.Expires)),
        options.HttpOnly ? "HttpOnly" : null,
        Attribute("Max-Age", Seconds(options.MaxAge)),
        Attribute("Path", options.Path),
        $"SameSite={(options.SameSite == SameSiteMode.Unspecified ? SameSiteMode.Lax : options.SameSite).ToString().ToLowerInvariant()}",
        options.Secure ? "Secure" : null,
    ]);

    private static string Joined(string?[] parts) => string.Join("; ", parts.Where(part => part is not null));

    private static string? Attribute(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name}={value}";

    private static string? Date(DateTimeOffset? moment) => moment is { } at ? PythonTime.HttpDate(at.UtcDateTime) : null;

    private static string? Seconds(TimeSpan? age) => age is { } span ? ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
}
