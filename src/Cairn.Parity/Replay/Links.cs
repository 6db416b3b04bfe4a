using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Cassettes;

namespace Cairn.Parity.Replay;

/// <summary>Values of earlier answers that later requests of the same session use.</summary>
internal static partial class Links
{
    /// <summary>The exchanges of a session, in order, each with its links; recorded links stay.</summary>
    public static IReadOnlyList<CassetteExchange> Discover(IReadOnlyList<CassetteExchange> session)
    {
        Dictionary<string, CassetteLink> known = new(StringComparer.Ordinal);
        List<CassetteExchange> linked = [];
        foreach (var exchange in session)
        {
            var links = TokensOf(exchange.Request).Where(known.ContainsKey).Distinct(StringComparer.Ordinal).Select(token => known[token]).ToList();
            linked.Add(exchange.Links.Count > 0 ? exchange : exchange with { Links = links });
            foreach (var (path, text) in Scalars.In(exchange.Responses[0]).Where(scalar => Scalars.IsId(scalar.Text)))
            {
                known.TryAdd(text, new CassetteLink(string.Create(CultureInfo.InvariantCulture, $"{exchange.Sequence}:{path}"), path.Split('.', '[')[^1].TrimEnd(']')));
            }
        }

        return linked;
    }

    private static IEnumerable<string> TokensOf(CassetteRequest request)
    {
        var cookies = request.Headers.Where(header => header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
        var body = request.Body is { IsText: true } text ? Encoding.UTF8.GetString(text.Bytes.Span) : "";
        return cookies.Append(request.Target).Append(Uri.UnescapeDataString(request.Target)).Append(body).SelectMany(part => Token().Matches(part)).Select(match => match.Value);
    }

    [GeneratedRegex("[A-Za-z0-9_.~-]{5,}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
