using System.Globalization;
using System.Text;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Tests.Resp;

/// <summary>Parses as the connection does, piece by piece, and writes down what came out.</summary>
internal static class Parsing
{
    /// <summary>One line a reply, and a last one if the stream turned out to be garbage.</summary>
    public static IReadOnlyList<string> Of(byte[] stream, IEnumerable<int> cuts, RespLimits? limits = null)
    {
        var framer = new RespFramer(limits ?? new RespLimits());
        var replies = new List<string>();
        var (start, end) = (0, 0);

        try
        {
            foreach (var size in cuts)
            {
                end += size;

                while (end > start && framer.Measure(stream.AsSpan(start..end)) is var length and > 0)
                {
                    replies.Add(Describe(new RespReader(stream.AsSpan(start, length)).Read()));
                    start += length;
                }
            }
        }
        catch (RespException exception)
        {
            replies.Add("garbage: " + exception.Message);
        }

        return replies;
    }

    public static IReadOnlyList<string> Of(string stream, RespLimits? limits = null)
    {
        var bytes = Encoding.UTF8.GetBytes(stream);
        return Of(bytes, [bytes.Length], limits);
    }

    private static string Describe(in RespValue value)
    {
        var items = new List<string>();

        foreach (var item in value.Items)
        {
            items.Add(Describe(item));
        }

        return value.Kind switch
        {
            RespKind.Null => "null",
            RespKind.Integer or RespKind.Boolean => $"{value.Kind} {value.Integer}",
            RespKind.Double => string.Create(CultureInfo.InvariantCulture, $"Double {value.Double}"),
            RespKind.Array or RespKind.Set or RespKind.Map or RespKind.Push => $"{value.Kind} [{string.Join(", ", items)}]",
            _ => $"{value.Kind} '{value.Text()}'",
        };
    }
}
