using System.Text.Json;

namespace Cairn.Cassettes.Format;

/// <summary>Reads one line, or a document of several, token by token, and knows the place of what is wrong.</summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> line, string path, long number)
{
    private const int Envelope = 10; // what a line wraps around a body

    private readonly ReadOnlySpan<byte> _line = line;
    private Utf8JsonReader _json = new(line, new JsonReaderOptions { MaxDepth = CassetteBody.MostDepth + Envelope });

    public readonly CassetteFormatException Fault(string flaw)
    {
        var before = _line[..(int)_json.TokenStartIndex];
        return new CassetteFormatException(path, number + before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n'), flaw);
    }

    public readonly CassetteFormatException Missing(string member) => Fault($"The member '{member}' is missing.");

    /// <summary>Enters the object that comes next.</summary>
    public void Object(string what) => Expect(JsonTokenType.StartObject, what, "an object");

    /// <summary>Whether the next member of the object begins.</summary>
    public bool Member(out string name)
    {
        Read();
        name = _json.TokenType == JsonTokenType.PropertyName ? _json.GetString()! : "";
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    public string Text(string what)
    {
        Expect(JsonTokenType.String, what, "a text");
        return _json.GetString()!;
    }

    public string? TextOrNull(string what)
    {
        Read();
        return _json.TokenType switch
        {
            JsonTokenType.String => _json.GetString(),
            JsonTokenType.Null => null,
            _ => throw Fault($"'{what}' is not a text."),
        };
    }

    public long Number(string what, long least, long most)
    {
        Read();
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value) && value >= least && value <= most
            ? value
            : throw Fault($"'{what}' is not a whole number between {least} and {most}.");
    }

    /// <summary>Enters an array; walk it with <see cref="Item"/>.</summary>
    public void Array(string what) => Expect(JsonTokenType.StartArray, what, "an array");

    /// <summary>Whether another item follows, without reading it.</summary>
    public readonly bool Item()
    {
        var ahead = _json;
        return ahead.Read() && ahead.TokenType != JsonTokenType.EndArray;
    }

    public void EndArray(string what) => Expect(JsonTokenType.EndArray, what, "at its end");

    /// <summary>Whether a null follows; it is read if so.</summary>
    public bool Null()
    {
        var ahead = _json;
        var isNull = ahead.Read() && ahead.TokenType == JsonTokenType.Null;
        if (isNull)
        {
            _json = ahead;
        }

        return isNull;
    }

    /// <summary>The next value as it stands in the line.</summary>
    public ReadOnlySpan<byte> Raw()
    {
        Read();
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return _line[start..(int)_json.BytesConsumed];
    }

    /// <summary>Whether a text follows, without reading it.</summary>
    public readonly bool IsText()
    {
        var ahead = _json;
        return ahead.Read() && ahead.TokenType == JsonTokenType.String;
    }

    public bool Truth(string what)
    {
        Read();
        return _json.TokenType is JsonTokenType.True or JsonTokenType.False ? _json.TokenType == JsonTokenType.True : throw Fault($"'{what}' is neither true nor false.");
    }

    public double Real(string what)
    {
        Read();
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Fault($"'{what}' is not a number.");
    }

    public void Skip() => Raw();

    /// <summary>Throws where something follows the object.</summary>
    public void End() => _json.Read();

    private void Expect(JsonTokenType type, string what, string form)
    {
        Read();
        if (_json.TokenType != type)
        {
            throw Fault($"'{what}' is not {form}.");
        }
    }

    private void Read()
    {
        if (!_json.Read())
        {
            throw Fault("The line ends too early.");
        }
    }
}
