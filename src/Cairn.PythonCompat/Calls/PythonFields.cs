using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using Cairn.PythonCompat.Json;
using Cairn.PythonCompat.Requests;

namespace Cairn.PythonCompat.Calls;

/// <summary>Fields as <c>requests.models.RequestEncodingMixin</c> lays them out, and values as <c>str()</c> writes them.</summary>
internal static class PythonFields
{
    /// <summary>As <c>urllib.parse.urlencode(fields, doseq=True)</c>.</summary>
    public static string Encode(IEnumerable<KeyValuePair<string, object?>> fields) =>
        string.Join('&', Flat(fields).Select(field => $"{QuotePlus(field.Key)}={QuotePlus(field.Value)}"));

    /// <summary>One pair a value: nulls are left out, lists repeat their name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Flat(IEnumerable<KeyValuePair<string, object?>> fields) =>
        from field in fields
        from value in field.Value is IEnumerable list and not string ? list.Cast<object?>() : [field.Value]
        where value is not null
        select new KeyValuePair<string, string>(field.Key, Text(value, field.Key));

    private static string QuotePlus(string text) => PercentText.Quote(text, " ").Replace(' ', '+');

    private static string Text(object value, string name) => value switch
    {
        string text => text,
        bool truth => truth ? "True" : "False",
        double number => Repr(number),
        float number => Repr(PythonFloat.Widen(number)),
        decimal number => PythonDecimal.Text(number),
        int or long or short or byte or uint or ulong or BigInteger => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        Guid id => id.ToString(),
        _ => throw new ArgumentException($"'{name}' is a {value.GetType().Name}. Fields are strings, numbers, booleans, and lists of them. Make a string of it as the Python code did."),
    };

    private static string Repr(double number)
    {
        Span<byte> text = stackalloc byte[PythonFloat.MostBytes];
        text = text[..PythonFloat.Write(number, text)];
        return double.IsFinite(number) ? Encoding.ASCII.GetString(text) : double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
}
