using System.Text.Json;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Finds the members of one object in a JSON text, by the object's key in configuration. Comments and trailing commas are as legal as they are there.</summary>
internal sealed class JsonLayout
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly byte[] _text;
    private readonly string _key;
    private readonly List<JsonToken> _tokens;
    private readonly List<JsonMember> _members = [];
    private int _next;

    private JsonLayout(byte[] text, string key) => (_text, _key, _tokens) = (text, key, TokensOf(text));

    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static void Check(byte[] text) => TokensOf(text);

    /// <summary>The members in their order; none where no object has the key.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<JsonMember> MembersOf(byte[] text, string key)
    {
        var layout = new JsonLayout(text, key);
        layout.PassValue("");
        return layout._members;
    }

    private static List<JsonToken> TokensOf(byte[] text)
    {
        var first = text.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var reader = new Utf8JsonReader(text.AsSpan(first), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        List<JsonToken> tokens = [];
        while (reader.Read())
        {
            var name = reader.TokenType is JsonTokenType.PropertyName ? reader.GetString() : null;
            var end = reader.TokenStartIndex + reader.ValueSpan.Length + (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String ? 2 : 0);
            tokens.Add(new JsonToken(reader.TokenType, first + (int)reader.TokenStartIndex, first + (int)end, name));
        }

        return tokens;
    }

    private void PassValue(string key)
    {
        switch (_tokens[_next++].Kind)
        {
            case JsonTokenType.StartObject:
                PassMembers(key);
                break;
            case JsonTokenType.StartArray:
                for (var index = 0; _tokens[_next].Kind is not JsonTokenType.EndArray; index++)
                {
                    PassValue($"{key}:{index}");
                }

                _next++;
                break;
        }
    }

    private void PassMembers(string key)
    {
        int? commaBefore = null;
        while (_tokens[_next].Kind is not JsonTokenType.EndObject)
        {
            var name = _tokens[_next++];
            var valueStart = _tokens[_next].Start;
            PassValue(key.Length == 0 ? name.Name! : $"{key}:{name.Name}");
            var end = _tokens[_next - 1].End;
            var comma = CommaIn(end, _tokens[_next].Start);
            if (key.Equals(_key, StringComparison.OrdinalIgnoreCase))
            {
                _members.Add(new JsonMember(name.Name!, LeadOf(name.Start), name.Start, name.End, valueStart, end, comma, commaBefore));
            }

            commaBefore = comma;
        }

        _next++;
    }

    private int LeadOf(int start)
    {
        while (_text[start - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start--;
        }

        return start;
    }

    /// <summary>Between two tokens there are white space and comments besides.</summary>
    private int? CommaIn(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (_text[at] == ',')
            {
                return at;
            }

            if (_text[at] == '/')
            {
                at += _text[at + 1] == '*' ? 3 + _text.AsSpan(at + 2).IndexOf("*/"u8) : _text.AsSpan(at).IndexOfAny((byte)'\r', (byte)'\n');
            }
        }

        return null;
    }
}
