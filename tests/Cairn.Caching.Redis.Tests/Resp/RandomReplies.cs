using System.Text;

namespace Cairn.Caching.Redis.Tests.Resp;

/// <summary>Replies of every type, made of a seed, and faults put into them.</summary>
internal sealed class RandomReplies(int seed)
{
    private readonly Random _random = new(seed);

    public byte[] Stream(int replies)
    {
        var bytes = new List<byte>();

        for (var i = 0; i < replies; i++)
        {
            Add(bytes, depth: 0);
        }

        return [.. bytes];
    }

    public byte[] Faulty(int replies)
    {
        var bytes = Stream(replies);

        for (var fault = _random.Next(1, 4); fault > 0; fault--)
        {
            var at = _random.Next(bytes.Length);
            bytes[at] = _random.Next(3) switch
            {
                0 => (byte)_random.Next(256),
                1 => (byte)"+-:_,#($!=*~%>|\r\n019"[_random.Next(20)],
                _ => bytes[_random.Next(bytes.Length)],
            };
        }

        return bytes;
    }

    public byte[] Garbage()
    {
        var bytes = new byte[_random.Next(1, 200)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Cuts at random: often into single bytes, sometimes not at all.</summary>
    public IEnumerable<int> Cuts(int length)
    {
        var longest = _random.Next(4) switch { 0 => 1, 1 => 7, 2 => 100, _ => length };

        for (var at = 0; at < length;)
        {
            var size = Math.Min(_random.Next(1, longest + 1), length - at);
            yield return size;
            at += size;
        }
    }

    private void Add(List<byte> bytes, int depth)
    {
        switch (_random.Next(depth > 3 ? 10 : 16))
        {
            case 0: Line(bytes, "+OK"); break;
            case 1: Line(bytes, "-ERR some words"); break;
            case 2: Line(bytes, $":{_random.NextInt64(long.MinValue, long.MaxValue)}"); break;
            case 3: Line(bytes, _random.Next(2) == 0 ? "_" : "$-1"); break;
            case 4: Line(bytes, _random.Next(5) switch { 0 => ",inf", 1 => ",-inf", 2 => ",nan", 3 => ",1.5e-10", _ => ",3" }); break;
            case 5: Line(bytes, _random.Next(2) == 0 ? "#t" : "#f"); break;
            case 6: Line(bytes, "(-3492890328409238509324850943850943825024385"); break;
            case 7: Text(bytes, '$', RandomText()); break;
            case 8: Text(bytes, '!', "SYNTAX invalid"); break;
            case 9: Text(bytes, '=', "txt:" + RandomText()); break;
            case 10: Aggregate(bytes, '*', 1, depth); break;
            case 11: Aggregate(bytes, '~', 1, depth); break;
            case 12: Aggregate(bytes, '%', 2, depth); break;
            case 13:
                Aggregate(bytes, '|', 2, depth);
                Add(bytes, depth + 1);
                break;
            case 14 when depth == 0: Aggregate(bytes, '>', 1, depth); break;
            default: Line(bytes, "*-1"); break;
        }
    }

    private void Aggregate(List<byte> bytes, char type, int each, int depth)
    {
        var count = _random.Next(4);
        Line(bytes, $"{type}{count}");

        for (var i = 0; i < count * each; i++)
        {
            Add(bytes, depth + 1);
        }
    }

    private string RandomText() => string.Concat(Enumerable.Range(0, _random.Next(40)).Select(_ => "ab\r\n+$*:1é"[_random.Next(10)]));

    private static void Text(List<byte> bytes, char type, string text)
    {
        Line(bytes, $"{type}{Encoding.UTF8.GetByteCount(text)}");
        Line(bytes, text);
    }

    private static void Line(List<byte> bytes, string text) => bytes.AddRange(Encoding.UTF8.GetBytes(text + "\r\n"));
}
