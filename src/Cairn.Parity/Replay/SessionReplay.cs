using System.Globalization;
using Cairn.Cassettes;
using Cairn.Parity.Learning;

namespace Cairn.Parity.Replay;

/// <summary>Asks the requests of one session in order. What the new service gave an id is asked for by that id, and told by the recorded one.</summary>
internal sealed class SessionReplay
{
    private readonly Asking _asking;
    private readonly ILookup<long, string> _sources;
    private readonly Dictionary<string, string> _toCandidate = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toLegacy = new(StringComparer.Ordinal);

    public SessionReplay(IReadOnlyList<CassetteExchange> session, Asking asking)
    {
        _asking = asking;
        Exchanges = Links.Discover(session);
        _sources = Exchanges.SelectMany(exchange => exchange.Links)
            .Select(link => link.From.Split(':', 2))
            .Where(from => from.Length == 2 && long.TryParse(from[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToLookup(from => long.Parse(from[0], CultureInfo.InvariantCulture), from => from[1]);
    }

    public IReadOnlyList<CassetteExchange> Exchanges { get; }

    /// <summary>The exchanges of a cassette that the service was asked, session by session.</summary>
    public static IEnumerable<IReadOnlyList<CassetteExchange>> SessionsOf(IEnumerable<CassetteExchange> exchanges) => exchanges
        .Where(exchange => exchange.Direction is null)
        .GroupBy(exchange => exchange.Session ?? exchange.Id, StringComparer.Ordinal)
        .Select(session => (IReadOnlyList<CassetteExchange>)[.. session.OrderBy(exchange => exchange.At).ThenBy(exchange => exchange.Sequence)]); // recorded is what has ended, and in that order

    /// <exception cref="HttpRequestException">The new service does not answer.</exception>
    public async Task<CassetteResponse> AskAsync(CassetteExchange exchange, CancellationToken cancellationToken)
    {
        var response = await _asking.AskAsync(Substitution.In(exchange.Request, _toCandidate), cancellationToken);
        Learn(exchange, response);
        return Substitution.In(response, _toLegacy);
    }

    /// <summary>An id of another form than the recorded one is a difference, not an id.</summary>
    private void Learn(CassetteExchange exchange, CassetteResponse response)
    {
        var given = Scalars.In(response).DistinctBy(scalar => scalar.Path).ToDictionary(scalar => scalar.Path, scalar => scalar.Text, StringComparer.Ordinal);
        foreach (var (path, recorded) in Scalars.In(exchange.Responses[0]).Where(scalar => _sources[exchange.Sequence].Contains(scalar.Path, StringComparer.Ordinal)))
        {
            if (given.TryGetValue(path, out var value) && value != recorded && Scalars.IsId(value) && HaveOneShape(value, recorded))
            {
                _toCandidate[recorded] = value;
                _toLegacy[value] = recorded;
            }
        }
    }

    private static bool HaveOneShape(string one, string other) => KindOf(one) == KindOf(other) && ShapeOfTexts.Of([one, other]) is { } shape && shape.StartsWith('{') && shape != "{text}";

    private static (bool IsUuid, bool IsNumber) KindOf(string text) => (Guid.TryParseExact(text, "D", out _), text.All(char.IsAsciiDigit));
}
