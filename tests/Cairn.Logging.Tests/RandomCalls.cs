using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

/// <summary>Calls of a logger as nobody would write them, the same ones for the same seed.</summary>
internal sealed class RandomCalls(int seed)
{
    private static readonly string[] Names =
        ["ts", "level", "msg", "error.stack", "truncated", "Id", "@Id", "$Id", "@", "", " ", "EventId", "SourceContext", "Scope", "a\nb", "\0", "\ud800", "{OriginalFormat}", "x:y", "0"];

    private static readonly string[] Pieces =
        ["Build ", "{Id}", "{@Id}", "{$Id}", "{level,9}", "{Id,-9:000}", "{", "}", "{{", "}}", "{ }", "{a b}", "{0}", "{Id,99999999}", "\r\n", "\u2028", "\ud83d", "👋", "\""];

    private readonly Random _random = new(seed);

    public void Next(ILogger logger)
    {
        using var scope = _random.Next(3) == 0 ? logger.BeginScope(State()) : null;
        var eventId = new EventId(_random.Next(-2, 3), _random.Next(2) == 0 ? Names[_random.Next(Names.Length)] : null);
        logger.Log((LogLevel)_random.Next(6), eventId, State(), _random.Next(2) == 0 ? Failure(0) : null, (_, _) => Text());
    }

    // A list, so that a name can come twice.
    private List<KeyValuePair<string, object?>> State()
    {
        var values = Enumerable.Range(0, _random.Next(8)).Select(_ => KeyValuePair.Create(Names[_random.Next(Names.Length)], Value(0)));
        return _random.Next(4) == 0 ? [.. values] : [.. values, new("{OriginalFormat}", Text())];
    }

    private object? Value(int depth) => _random.Next(depth > 3 ? 8 : 14) switch
    {
        0 => null,
        1 => double.NaN,
        2 => Text(),
        3 => new string((char)_random.Next(char.MaxValue), _random.Next(20) == 0 ? 200_000 : 3),
        4 => new Cyclic(),
        5 => new Unreadable(),
        6 => Failure(3),
        7 => typeof(RandomCalls),
        8 => Endless(),
        9 => new Dictionary<string, object?> { ["a"] = Value(depth + 1), ["\ud800"] = 1, ["\udbff"] = Value(depth + 1) },
        10 => new Dictionary<Unreadable, int> { [new()] = 1 },
        11 => Enumerable.Range(0, _random.Next(5)).Select(_ => Value(depth + 1)).ToArray(),
        12 => Enumerable.Range(0, 3).Select(number => number < 2 ? number : throw new NotSupportedException()),
        _ => new { Inner = Value(depth + 1), ts = Value(depth + 1) },
    };

    private Exception Failure(int depth) => _random.Next(depth > 2 ? 2 : 6) switch
    {
        0 => new Unnamed(),
        1 => new InvalidOperationException(Text()),
        2 => new AggregateException(Text(), Enumerable.Range(0, _random.Next(4)).Select(_ => Failure(depth + 1))),
        3 => new AggregateException(Enumerable.Repeat(new TimeoutException(Text()), 3_000)),
        4 => Enumerable.Range(0, 20_000).Aggregate(Failure(3), (inner, _) => new InvalidOperationException("outer", inner)),
        _ => new IOException(new string('\n', 50_000), Failure(depth + 1)),
    };

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => Pieces[_random.Next(Pieces.Length)]));

    private static IEnumerable<int> Endless()
    {
        for (var number = 0; ; number++)
        {
            yield return number;
        }
    }

    private sealed class Cyclic
    {
        public Cyclic Self => this;

        public Cyclic[] All => [this, this];
    }

    private sealed class Unreadable : IFormattable
    {
        public string Name => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();

        public string ToString(string? format, IFormatProvider? formatProvider) => throw new NotSupportedException(CultureInfo.InvariantCulture.Name);
    }

    private sealed class Unnamed : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }
}
