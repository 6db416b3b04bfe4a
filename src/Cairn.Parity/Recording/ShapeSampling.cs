using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Recording;

/// <summary>
/// Keeps a sample of each route, status and shape in a file that is only appended to: an exchange is admitted if its rank, a digest of its session, is among the
/// least so far. Ranks come from the file itself, so a recording goes on where it was; and sessions are kept or passed over as a whole where they can be.
/// </summary>
internal sealed class ShapeSampling(int size)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedSet<(ulong Rank, string Id)>> _least = new(StringComparer.Ordinal);

    public bool Admits(CassetteExchange exchange)
    {
        var response = exchange.Responses[0];
        var key = $"{RouteName.Of(exchange)} {response.Status} {ShapeSignature.Of(response)}";
        var rank = (RankOf(exchange.Session ?? exchange.Id), exchange.Id);
        lock (_lock)
        {
            if (!_least.TryGetValue(key, out var ranks))
            {
                _least.Add(key, ranks = []);
            }

            ranks.Add(rank);
            if (ranks.Count <= size)
            {
                return true;
            }

            var greatest = ranks.Max;
            ranks.Remove(greatest);
            return greatest != rank;
        }
    }

    private static ulong RankOf(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
