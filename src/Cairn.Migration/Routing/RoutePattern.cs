namespace Cairn.Migration.Routing;

/// <summary>
/// A method and a template of the raw path: <c>GET /builds/{id}</c>, <c>* /files/{**rest}</c>. Text is compared as it came; a parameter is one segment that is not empty and no
/// dots, so that what is matched here is what a router that normalises would see.
/// </summary>
internal sealed class RoutePattern : IEquatable<RoutePattern>
{
    private readonly string _method;
    private readonly string[] _segments; // null-free: "{" is a parameter, "{**" the rest, anything else is literal

    private RoutePattern(string method, string[] segments) => (_method, _segments) = (method, segments);

    /// <summary>The pattern without the names of its parameters: two of the same shape match the same.</summary>
    public string Shape => $"{_method} /{string.Join('/', _segments)}";

    /// <summary>Sorts the most specific first.</summary>
    public string Rank => string.Concat(_segments.Select(segment => segment switch { "{**" => '2', "{" => '1', _ => '0' })) + (_method switch { "*" => "~2", "GET" => "~1", _ => "~0" });

    /// <summary>Reads a pattern, or says what is wrong with it.</summary>
    public static (RoutePattern? Pattern, string? Rule) Parse(string text)
    {
        if (text.Split(' ') is not [{ Length: > 0 } method, ['/', .. var path]])
        {
            return (null, "It must be a method, a space and a path from its first slash on");
        }

        if (method != "*" && !method.All(char.IsAsciiLetterUpper))
        {
            return (null, "The method must be in capitals, or * for all");
        }

        var segments = path.Split('/');
        var isRestLast = !segments.SkipLast(1).Any(segment => segment.StartsWith("{**", StringComparison.Ordinal));
        if (!isRestLast || !segments.All(IsSegment) || path.AsSpan().IndexOfAny("?#") >= 0)
        {
            return (null, "A segment must be text, {name}, or as the last one {**name}, and there is no query");
        }

        return (new RoutePattern(method, [.. segments.Select(Shortened)]), null);
    }

    public bool Matches(string method, ReadOnlySpan<char> path)
    {
        if (!IsMethod(method) || path is not ['/', .. var rest])
        {
            return false;
        }

        for (var index = 0; index < _segments.Length; index++)
        {
            if (_segments[index] == "{**")
            {
                return !DotSegments.AreIn(rest);
            }

            var slash = rest.IndexOf('/');
            if (!IsMatch(_segments[index], slash < 0 ? rest : rest[..slash]))
            {
                return false;
            }

            if (slash < 0)
            {
                return index == _segments.Length - 1;
            }

            rest = rest[(slash + 1)..];
        }

        return false;
    }

    public bool Equals(RoutePattern? other) => other is not null && Shape == other.Shape;

    public override bool Equals(object? obj) => Equals(obj as RoutePattern);

    public override int GetHashCode() => Shape.GetHashCode(StringComparison.Ordinal);

    private bool IsMethod(string method) => _method == "*" || _method == method || (_method == "GET" && method == "HEAD");

    private static bool IsMatch(string expected, ReadOnlySpan<char> actual) => expected == "{" ? actual.Length > 0 && !DotSegments.Is(actual) : actual.SequenceEqual(expected);

    private static bool IsSegment(string segment) => segment switch
    {
        ['{', '*', '*', .. var name, '}'] => IsName(name),
        ['{', .. var name, '}'] => IsName(name),
        _ => segment.AsSpan().IndexOfAny('{', '}') < 0 && !DotSegments.Is(segment),
    };

    private static bool IsName(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static string Shortened(string segment) => segment.StartsWith("{**", StringComparison.Ordinal) ? "{**" : segment.StartsWith('{') ? "{" : segment;
}
