using Cairn.Cassettes;

namespace Cairn.Parity.Comparison;

/// <summary>The route of an exchange: the one that was recorded, or one guessed from the path.</summary>
internal static class RouteName
{
    private const int ShortestHex = 8;

    public static string Of(CassetteExchange exchange) => exchange.Route ?? Of(exchange.Request.Method, exchange.Request.Target);

    /// <summary>Segments that look like ids are places: numbers, UUIDs, hexadecimal digits.</summary>
    public static string Of(string method, string target)
    {
        var path = target.Split('?', 2)[0];
        return $"{method} {string.Join('/', path.Split('/').Select(segment => IsId(segment) ? "{id}" : segment))}";
    }

    private static bool IsId(string segment) =>
        segment.Length > 0 && (segment.All(char.IsAsciiDigit) || Guid.TryParse(segment, out _) || (segment.Length >= ShortestHex && segment.All(char.IsAsciiHexDigit) && segment.Any(char.IsAsciiDigit)));
}
