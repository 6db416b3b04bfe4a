using System.Buffers;
using System.Globalization;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes a JSON document anew in Python's form (CPython, <c>Lib/json/encoder.py</c>). <c>NaN</c> and its kin pass, as they do in Python.</summary>
internal ref struct JsonRewriter
{
    private const int MostDepth = 512;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+-.0123456789Ee"u8);

    private readonly ReadOnlySpan<byte> _source;
    private readonly JsonForm _form;
    private readonly ByteBuffer _target;
    private int _at;
    private int _depth;

    private JsonRewriter(ReadOnlySpan<byte> source, JsonForm form, ByteBuffer target)
    {
        _source = source;
        _form = form;
        _target = target;
    }

    /// <summary>Writes the document.</summary>
    /// <returns>Whether it was one; if not, what is in the <paramref name="target"/> is of no use.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> source, JsonForm form, ByteBuffer target)
    {
        var rewriter = new JsonRewriter(source, form, target);
        if (!rewriter.Value() || rewriter.Next() != 0)
        {
            return false;
        }

        if (form.EndsLine)
        {
            target.Write("\n"u8);
        }

        return true;
    }

    /// <summary>The next byte that is no white space, without reading it; 0 at the end.</summary>
    private byte Next()
    {
        while (_at < _source.Length && _source[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }

        return _at < _source.Length ? _source[_at] : (byte)0;
    }

    private bool Value() => Next() switch
    {
        (byte)'{' => Nested(static (ref JsonRewriter rewriter) => rewriter.Object()),
        (byte)'[' => Nested(static (ref JsonRewriter rewriter) => rewriter.Array()),
        (byte)'"' => String(),
        (byte)'t' => Word("true"u8),
        (byte)'f' => Word("false"u8),
        (byte)'n' => Word("null"u8),
        (byte)'N' => Word("NaN"u8),
        (byte)'I' => Word("Infinity"u8),
        _ => Word("-Infinity"u8) || Number(),
    };

    private bool Nested(Walk walk)
    {
        _at++;
        var isWhole = ++_depth <= MostDepth && walk(ref this);
        _depth--;
        return isWhole;
    }

    private bool Object()
    {
        _target.Write("{"u8);
        var order = _form.SortsKeys ? new MemberOrder(_target) : null;
        for (var isFirst = true; Next() != '}'; isFirst = false)
        {
            if (!isFirst && !Separator(separates: order is null))
            {
                return false;
            }

            var key = Token();
            order?.Begin(key);
            if (Next() != '"' || !String() || !Colon() || !Value())
            {
                return false;
            }

            order?.End();
        }

        _at++;
        order?.Arrange(_form.Comma);
        _target.Write("}"u8);
        return true;
    }

    private bool Array()
    {
        _target.Write("["u8);
        for (var isFirst = true; Next() != ']'; isFirst = false)
        {
            if ((!isFirst && !Separator(separates: true)) || !Value())
            {
                return false;
            }
        }

        _at++;
        _target.Write("]"u8);
        return true;
    }

    private bool Separator(bool separates)
    {
        if (Next() != ',')
        {
            return false;
        }

        _at++;
        if (separates)
        {
            _target.Write(_form.Comma);
        }

        return Next() is not ((byte)']' or (byte)'}');
    }

    private bool Colon()
    {
        if (Next() != ':')
        {
            return false;
        }

        _at++;
        _target.Write(_form.Colon);
        return true;
    }

    private bool String()
    {
        var token = Token();
        _at += token.Length;
        if (token.Length < 2)
        {
            return false;
        }

        if (_form.WritesText)
        {
            JsonText.Write(token[1..^1], _form.IsAscii, _target);
        }
        else
        {
            _target.Write(token);
        }

        return true;
    }

    /// <summary>The string that comes next with its quotation marks, without reading it; empty where there is none.</summary>
    private ReadOnlySpan<byte> Token()
    {
        if (Next() != '"')
        {
            return default;
        }

        var rest = _source[_at..];
        for (var end = 1; end < rest.Length; end++)
        {
            if (rest[end] == '"')
            {
                return rest[..(end + 1)];
            }

            end += rest[end] == '\\' ? 1 : 0;
        }

        return default;
    }

    private bool Word(ReadOnlySpan<byte> word)
    {
        if (!_source[_at..].StartsWith(word))
        {
            return false;
        }

        _at += word.Length;
        _target.Write(word);
        return true;
    }

    private bool Number()
    {
        var rest = _source[_at..];
        var end = rest.IndexOfAnyExcept(NumberBytes);
        var token = end < 0 ? rest : rest[..end];
        _at += token.Length;
        if (_form.Floats && token.IndexOfAny(".eE"u8) >= 0)
        {
            return Float(token);
        }

        _target.Write(token.SequenceEqual("-0"u8) ? "0"u8 : token); // to Python a whole number has no negative zero
        return token.Length > 0;
    }

    private readonly bool Float(ReadOnlySpan<byte> token)
    {
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        _target.Write(value);
        return true;
    }

    private delegate bool Walk(ref JsonRewriter rewriter);
}
