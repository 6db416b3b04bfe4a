using System.Collections;

namespace Cairn.Logging.Redaction;

/// <summary>The named values of a line or scope after redaction, and its text made from them.</summary>
internal sealed class RedactedState(KeyValuePair<string, object?>[] values) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public const string TemplateKey = "{OriginalFormat}";

    public int Count => values.Length;

    public KeyValuePair<string, object?> this[int index] => values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Array.Find(values, value => value.Key == TemplateKey).Value is string template
        ? TemplateText.Fill(template, values)
        : string.Join(", ", values.Select(value => $"{value.Key}: {TemplateText.Of(value.Value, format: null)}"));
}
