using Microsoft.Extensions.Primitives;

namespace Cairn.PythonCompat.Requests;

/// <summary>Takes a query apart as <c>url_decode</c> (Werkzeug) and <c>parse_qsl(keep_blank_values=True)</c> (CPython) do, names with their case.</summary>
internal static class QueryText
{
    public static Dictionary<string, StringValues> Parse(string? query)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = PercentText.UnquotePlus(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : PercentText.UnquotePlus(pair[(equals + 1)..]);
            values[name] = values.TryGetValue(name, out var earlier) ? StringValues.Concat(earlier, value) : value;
        }

        return values;
    }
}
