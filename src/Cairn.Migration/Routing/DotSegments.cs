namespace Cairn.Migration.Routing;

/// <summary>The segments <c>.</c> and <c>..</c> (RFC 3986, 3.3), escaped or not: a router removes them, and so reads another path.</summary>
internal static class DotSegments
{
    public static bool Is(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (segment.Length > 0)
        {
            if (segment[0] == '.')
            {
                segment = segment[1..];
            }
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
            {
                segment = segment[3..];
            }
            else
            {
                return false;
            }

            dots++;
        }

        return dots is 1 or 2;
    }

    public static bool AreIn(ReadOnlySpan<char> path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (Is(path[segment]))
            {
                return true;
            }
        }

        return false;
    }
}
