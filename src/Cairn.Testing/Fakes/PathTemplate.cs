namespace Cairn.Testing.Fakes;

/// <summary>A path in which a name in braces stands for any one segment, and one with asterisks, at the end, for any number.</summary>
internal sealed class PathTemplate
{
    private readonly string _text;
    private readonly string?[] _segments;
    private readonly bool _isOpen;

    private PathTemplate(string text, string?[] segments, bool isOpen)
    {
        _text = text;
        _segments = segments;
        _isOpen = isOpen;
    }

    public static PathTemplate Parse(string text)
    {
        if (!text.StartsWith('/') || text.Contains('?', StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The path is '{text}'. A path begins with '/' and has no query. Write '/artifacts/{{id}}', and put a query into WithQuery.", nameof(text));
        }

        var parts = text[1..].Split('/');
        var isOpen = IsName(parts[^1]) && parts[^1].StartsWith("{*", StringComparison.Ordinal);
        var segments = isOpen ? parts[..^1] : parts;
        if (segments.FirstOrDefault(IsMalformed) is { } malformed)
        {
            throw new ArgumentException(
                $"The path is '{text}'. In '{malformed}', braces do not stand around a whole segment, or its asterisks not in the last one. Write '/artifacts/{{id}}' or '/artifacts/{{**rest}}'.",
                nameof(text));
        }

        return new PathTemplate(text, [.. segments.Select(segment => IsName(segment) ? null : Uri.UnescapeDataString(segment))], isOpen);
    }

    /// <summary>How many segments differ; 0 if the path is one of this template.</summary>
    public int Distance(string path)
    {
        var came = path.StartsWith('/') ? path[1..].Split('/') : [path];
        var differing = _segments.Zip(came).Count(pair => pair.First is not null && pair.First != Uri.UnescapeDataString(pair.Second));
        var missing = Math.Max(0, _segments.Length - came.Length);
        var left = _isOpen ? 0 : Math.Max(0, came.Length - _segments.Length);

        return differing + missing + left;
    }

    public override string ToString() => _text;

    private static bool IsName(string segment) => segment.Length > 2 && segment[0] == '{' && segment[^1] == '}' && segment.AsSpan(1, segment.Length - 2).IndexOfAny('{', '}') < 0;

    private static bool IsMalformed(string segment) =>
        IsName(segment) ? segment.Contains('*', StringComparison.Ordinal) : segment.AsSpan().IndexOfAny('{', '}') >= 0;
}
