using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;

namespace Cairn.PythonCompat.Tests.Json;

/// <summary>Documents of every kind of value, each as .NET has it and as a question to Python.</summary>
internal sealed class RandomDocuments(int seed, PythonStyle? style)
{
    private const int MostDepth = 4;

    private static readonly string[] Alphabets =
        ["abcXYZ019 _-", "\"\\/\b\f\n\r\t\0\u0001\u001f\u007f", "<>&'+`=", "äéßøñ\u00a0\u00ad", "漢字かな\u2028\u2029\ufeff\uffff", "😀🚀𝔘𐀀"];

    private readonly Random _random = new(seed);

    public (object? Value, JsonNode? Question) Next() => Value(0);

    private (object? Value, JsonNode? Question) Value(int depth) => _random.Next(depth < MostDepth ? 14 : 11) switch
    {
        0 => (null, null),
        1 => _random.Next(2) == 0 ? (true, JsonValue.Create(true)) : (false, JsonValue.Create(false)),
        2 or 3 => Text(),
        4 => Whole(),
        5 or 6 => Float(),
        7 => Decimal(),
        8 => Moment(),
        9 => Duration(),
        10 => Huge(),
        11 => List(depth),
        _ => Map(depth),
    };

    private (object?, JsonNode?) Text()
    {
        var text = String();
        return (text, JsonValue.Create(text));
    }

    private (object?, JsonNode?) Whole()
    {
        var value = _random.NextInt64() >> _random.Next(64);
        return (value, Tagged("$i", value.ToString(CultureInfo.InvariantCulture)));
    }

    private (object?, JsonNode?) Float()
    {
        var value = RandomNumbers.Float(_random, allowNotANumber: style == PythonStyle.Flask);
        return (value, Tagged("$f", BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture)));
    }

    private (object?, JsonNode?) Decimal()
    {
        if (style is null)
        {
            return Whole();
        }

        var value = new decimal(_random.Next(), _random.Next(2) * _random.Next(), 0, _random.Next(2) == 0, (byte)_random.Next(29));
        return (value, Tagged("$d", value.ToString(CultureInfo.InvariantCulture)));
    }

    private (object?, JsonNode?) Moment()
    {
        var ticks = new DateTime(1900, 1, 1).Ticks + (_random.NextInt64(TimeSpan.FromDays(80_000).Ticks / 10) * 10);
        var moment = new DateTime(_random.Next(3) == 0 ? ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond : ticks);
        var offset = TimeSpan.FromMinutes(_random.Next(-700, 700));
        return (style is null ? 9 : _random.Next(style == PythonStyle.FastApi ? 5 : 4)) switch
        {
            0 => (moment, Tagged("$t", Iso(moment))),
            1 => (DateTime.SpecifyKind(moment, DateTimeKind.Utc), Tagged("$t", Iso(moment) + "+00:00")),
            2 => (new DateTimeOffset(moment, offset), Tagged("$t", Iso(moment) + Offset(offset))),
            3 => (DateOnly.FromDateTime(moment), Tagged("$day", moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            4 => (TimeOnly.FromDateTime(moment), Tagged("$clock", moment.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture))),
            _ => Whole(),
        };
    }

    private (object?, JsonNode?) Duration()
    {
        if (style != PythonStyle.FastApi)
        {
            return Whole();
        }

        var microseconds = (_random.NextInt64() >> 16) - (1L << 46) >> _random.Next(40);
        return (TimeSpan.FromTicks(microseconds * 10), Tagged("$span", microseconds.ToString(CultureInfo.InvariantCulture)));
    }

    private (object?, JsonNode?) Huge()
    {
        var value = BigInteger.Pow(_random.Next(2, 1000), _random.Next(1, 60)) * (_random.Next(2) == 0 ? 1 : -1);
        return (value, Tagged("$i", value.ToString(CultureInfo.InvariantCulture)));
    }

    private (object?, JsonNode?) List(int depth)
    {
        var items = Enumerable.Range(0, _random.Next(5)).Select(_ => Value(depth + 1)).ToList();
        return (items.Select(item => item.Value).ToList(), new JsonArray([.. items.Select(item => item.Question)]));
    }

    private (object?, JsonNode?) Map(int depth)
    {
        var value = new Dictionary<string, object?>();
        var question = new JsonObject();
        for (var left = _random.Next(6); left > 0; left--)
        {
            var key = String();
            var (item, asked) = Value(depth + 1);
            if (value.TryAdd(key, item))
            {
                question.Add(key, asked);
            }
        }

        return (value, question);
    }

    private string String()
    {
        var text = new StringBuilder();
        for (var left = _random.Next(8); left > 0; left--)
        {
            var runes = Alphabets[_random.Next(Alphabets.Length)].EnumerateRunes().ToList();
            text.Append(runes[_random.Next(runes.Count)]);
        }

        return text.ToString();
    }

    private static JsonObject Tagged(string tag, string value) => new() { [tag] = value };

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
