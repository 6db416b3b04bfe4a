using System.Globalization;

namespace Cairn.Testing.Recording;

/// <summary>The named values of a log entry, a span or a measurement. A name may come twice, such as by <c>Activity.AddTag</c>: the last one wins.</summary>
internal static class NamedValues
{
    /// <summary>A copy: who made the values may use them again.</summary>
    public static Dictionary<string, object?> Of(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var named = new Dictionary<string, object?>();

        foreach (var (name, value) in values)
        {
            named[name] = value;
        }

        return named;
    }

    /// <summary>The values on one line, the same in every culture.</summary>
    public static string Text(IReadOnlyDictionary<string, object?> values) =>
        string.Join(' ', values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key}={value.Value}")));
}
