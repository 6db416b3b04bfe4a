using System.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Cairn.PythonCompat.Requests;

/// <summary>The query as Python has it, where the switches of the route say so; the platform's else.</summary>
internal sealed class PythonQuery(PythonExchange exchange, IQueryFeature ordinary) : IQueryFeature, IQueryCollection
{
    private Dictionary<string, StringValues>? _values;
    private IQueryCollection? _replaced;

    public IQueryCollection Query
    {
        get => _replaced ?? (exchange.Has(PythonCompat.QueryValues) ? this : ordinary.Query);
        set => _replaced = value;
    }

    public int Count => Values.Count;

    public ICollection<string> Keys => Values.Keys;

    private Dictionary<string, StringValues> Values => _values ??= QueryText.Parse(exchange.Context.Request.QueryString.Value);

    /// <summary>One value where one is asked for; all where the parameter of the handler is a list.</summary>
    public StringValues this[string key] => TryGetValue(key, out var value) ? value : StringValues.Empty;

    public bool ContainsKey(string key) => Values.ContainsKey(key);

    public bool TryGetValue(string key, out StringValues value)
    {
        if (!Values.TryGetValue(key, out value))
        {
            return false;
        }

        var parameter = HandlerParameters.Find(exchange.Endpoint, key);
        if (parameter is not null && HandlerParameters.IsList(parameter.ParameterType))
        {
            return true;
        }

        value = exchange.Style == PythonStyle.Flask ? value[0] : value[^1];
        if (parameter is not null && exchange.Has(PythonCompat.LenientValues))
        {
            value = LenientValue.Read(value.ToString(), parameter.ParameterType, exchange.Style);
        }

        return value.Count > 0;
    }

    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
