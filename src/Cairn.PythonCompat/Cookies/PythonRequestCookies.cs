using System.Collections;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.PythonCompat.Cookies;

/// <summary>The cookies of a request as Python reads them, where the switches of the route say so; the platform's else.</summary>
internal sealed class PythonRequestCookies(PythonExchange exchange, IRequestCookiesFeature ordinary) : IRequestCookiesFeature, IRequestCookieCollection
{
    private Dictionary<string, string>? _values;
    private IRequestCookieCollection? _replaced;

    public IRequestCookieCollection Cookies
    {
        get => _replaced ?? (exchange.Has(PythonCompat.CookieValues) ? this : ordinary.Cookies);
        set => _replaced = value;
    }

    public int Count => Values.Count;

    public ICollection<string> Keys => Values.Keys;

    private Dictionary<string, string> Values => _values ??= Read();

    public string? this[string key] => Values.GetValueOrDefault(key);

    public bool ContainsKey(string key) => Values.ContainsKey(key);

    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => Values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, string> Read()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in CookieText.Parse(exchange.Context.Request.Headers.Cookie.ToString(), exchange.Style))
        {
            if (exchange.Style == PythonStyle.FastApi || !values.ContainsKey(name))
            {
                values[name] = value;
            }
        }

        return values;
    }
}
