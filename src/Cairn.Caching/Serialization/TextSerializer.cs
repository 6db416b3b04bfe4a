using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Cairn.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Serialization;

/// <summary>Text as its UTF-16 code units where it is not well-formed, else as UTF-8; the first byte tells which.</summary>
internal sealed class TextSerializer : IHybridCacheSerializer<string>
{
    private const byte Utf8 = 8;
    private const byte Utf16 = 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Deserialize(ReadOnlySequence<byte> source)
    {
        var text = source.Slice(1);
        return source.FirstSpan[0] switch
        {
            Utf8 => Strict.GetString(text),
            Utf16 => new string(MemoryMarshal.Cast<byte, char>(text.ToArray())),
            var mark => throw new FormatException($"The text begins with the mark {mark}. It must begin with {Utf8} or {Utf16}."),
        };
    }

    public void Serialize(string value, IBufferWriter<byte> target)
    {
        var isWellFormed = StoreKeys.IsWellFormed(value);
        target.Write([isWellFormed ? Utf8 : Utf16]);
        if (isWellFormed)
        {
            Strict.GetBytes(value.AsSpan(), target);
        }
        else
        {
            target.Write(MemoryMarshal.AsBytes(value.AsSpan()));
        }
    }
}
