using System.Buffers.Binary;
using System.Text;

namespace Cairn.Testing;

/// <summary>
/// Reads the fields of one protobuf message in order. Every read is checked against the bytes that are left;
/// what does not fit is an <see cref="InvalidDataException"/>, never a read past the end.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = message;
    private WireType _type;

    /// <summary>The number of the field whose value is read next.</summary>
    public int Field { get; private set; }

    /// <summary>Steps to the next field; false at the end of the message.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        var number = tag >> 3;
        if (number is 0 or > 536_870_911)
        {
            throw new InvalidDataException($"Field number {number} is out of range.");
        }

        Field = (int)number;
        _type = (WireType)(tag & 7);
        return true;
    }

    public void Skip()
    {
        switch (_type)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Bytes:
                Take(ReadVarint());
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw new InvalidDataException($"Field {Field} has the unknown wire type {(int)_type}.");
        }
    }

    public ulong Varint()
    {
        Expect(WireType.Varint);
        return ReadVarint();
    }

    public ulong Fixed64()
    {
        Expect(WireType.Fixed64);
        return BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
    }

    public double Double() => BitConverter.UInt64BitsToDouble(Fixed64());

    public ReadOnlySpan<byte> Bytes()
    {
        Expect(WireType.Bytes);
        return Take(ReadVarint());
    }

    public WireReader Message() => new(Bytes());

    public string Text()
    {
        try
        {
            return StrictUtf8.GetString(Bytes());
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"Field {Field} is not valid UTF-8.");
        }
    }

    /// <summary>Adds one value, or a packed run of values, of a repeated 64-bit field.</summary>
    public void Fixed64Into(List<ulong> values)
    {
        if (_type != WireType.Bytes)
        {
            values.Add(Fixed64());
            return;
        }

        var packed = Bytes();
        if (packed.Length % sizeof(ulong) != 0)
        {
            throw new InvalidDataException($"Field {Field} holds {packed.Length} bytes, which is no whole number of 64-bit values.");
        }

        for (; !packed.IsEmpty; packed = packed[sizeof(ulong)..])
        {
            values.Add(BinaryPrimitives.ReadUInt64LittleEndian(packed));
        }
    }

    private readonly void Expect(WireType expected)
    {
        if (_type != expected)
        {
            throw new InvalidDataException($"Field {Field} has wire type {(int)_type} where {(int)expected} is due.");
        }
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            if (shift == 63 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A varint is longer than 64 bits.");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new InvalidDataException($"{length} bytes are due and {_rest.Length} are left.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
