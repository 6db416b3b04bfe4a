using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Parsing;

namespace Cairn.Logging.Tests;

/// <summary>Events as nobody would write them, the same ones for the same seed.</summary>
internal sealed class RandomEvents(int seed)
{
    private static readonly string[] Names =
        ["ts", "level", "msg", "msg.template", "error.type", "truncated", "prop.level", "Id", "id", "EventId", "SourceContext", "Scope", "\ud800", "\ud801", "a\"b\n"];

    private static readonly string[] Pieces =
    [
        "a", "Build 42", "é", "世", "👋", "{", "}", "{Id}", "<&'>", "\"", "\\", "\n", "\r\n", "\t", "\0", "\u001b[0m",
        "\u007f", "\u0085", "\u2028", "\u2029", "\ufeff", "\uffff", "\ud83d", "\udc4b",
    ];

    private readonly Random _random = new(seed);

    public LogEvent Next() => new(
        DateTimeOffset.UnixEpoch.AddMilliseconds(_random.NextInt64(0, 4_000_000_000_000)),
        (LogEventLevel)_random.Next(6),
        _random.Next(4) == 0 ? new InvalidOperationException(Text(), new TimeoutException(Text())) : null,
        new MessageTemplateParser().Parse(Text() + " {Id} {level,8} {Scope:0.0} " + Text()),
        Properties(0));

    private LogEventProperty[] Properties(int depth) =>
        [.. Enumerable.Range(0, _random.Next(12)).Select(_ => new LogEventProperty(Name(), Value(depth))).DistinctBy(property => property.Name)];

    private LogEventPropertyValue Value(int depth) => (depth > 4 ? 0 : _random.Next(6)) switch
    {
        1 => new SequenceValue(Enumerable.Range(0, _random.Next(6)).Select(_ => Value(depth + 1)).ToArray()),
        2 => new StructureValue(Properties(depth + 1), _random.Next(2) == 0 ? Name() : null),
        3 => new DictionaryValue(Enumerable.Range(0, _random.Next(6))
            .Select(_ => KeyValuePair.Create(new ScalarValue(Scalar()), Value(depth + 1)))
            .DistinctBy(element => element.Key)),
        _ => new ScalarValue(Scalar()),
    };

    private object? Scalar() => _random.Next(16) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => _random.Next(),
        3 => -_random.NextInt64(),
        4 => BitConverter.Int64BitsToDouble(_random.NextInt64()),
        5 => double.NaN,
        6 => float.PositiveInfinity,
        7 => new decimal(_random.Next(), _random.Next(), _random.Next(), true, (byte)_random.Next(29)),
        8 => ulong.MaxValue,
        9 => DateTimeOffset.UnixEpoch.AddSeconds(_random.Next()),
        10 => TimeSpan.FromTicks(_random.NextInt64()),
        11 => (char)_random.Next(char.MaxValue),
        12 => DayOfWeek.Friday,
        13 => new Version(_random.Next(9), _random.Next(9)),
        _ => Text(),
    };

    private string Name() => _random.Next(2) == 0 ? Names[_random.Next(Names.Length)] : "p" + Text() + _random.Next(9).ToString(CultureInfo.InvariantCulture);

    private string Text()
    {
        var text = new StringBuilder();
        var pieces = _random.Next(300) == 0 ? _random.Next(10_000) : _random.Next(12);

        for (var piece = 0; piece < pieces; piece++)
        {
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
