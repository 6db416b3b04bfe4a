using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cairn.Testing;

/// <summary>
/// The attributes of a span, log record, data point, event or resource.
/// Values are <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="byte"/> arrays,
/// lists of values, or nested <see cref="OtlpAttributes"/>.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "OTLP calls them attributes.")]
public sealed class OtlpAttributes : IReadOnlyCollection<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly List<string> _repeatedKeys = [];

    internal OtlpAttributes(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        foreach (var (key, value) in pairs)
        {
            if (!_values.TryAdd(key, value))
            {
                _repeatedKeys.Add(key);
            }
        }
    }

    /// <summary>How many different keys there are.</summary>
    public int Count => _values.Count;

    /// <summary>The keys that arrived more than once, which OTLP forbids; the first value is kept.</summary>
    /// <value>Empty when the sender is correct.</value>
    public IReadOnlyList<string> RepeatedKeys => _repeatedKeys;

    /// <summary>The value of an attribute.</summary>
    /// <param name="key">The name of the attribute, such as <c>http.route</c>.</param>
    /// <returns>The value, or <see langword="null"/> when there is no such attribute.</returns>
    public object? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Whether an attribute is there, whatever its value.</summary>
    /// <param name="key">The name of the attribute.</param>
    /// <returns><see langword="true"/> when the attribute arrived.</returns>
    public bool Contains(string key) => _values.ContainsKey(key);

    /// <summary>Lists the attributes in the order of arrival.</summary>
    /// <returns>The key and value of each attribute.</returns>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the attributes as <c>{key=value, …}</c>, for test output.</summary>
    /// <returns>The attributes on one line.</returns>
    public override string ToString() => $"{{{string.Join(", ", _values.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")))}}}";
}
