using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Cairn.Caching.Local;

namespace Cairn.Caching.Distributed;

/// <summary>
/// What stands before a value in the store, little-endian: magic, format, flags, number of tags (4 × 1 or 2 bytes), fingerprint of the type,
/// checksum, time of creation, life in milliseconds, length of the payload (8 each); then for each tag its version, the length of its name and
/// the name in UTF-8. The checksum covers the key and everything but itself.
/// </summary>
internal sealed record Envelope(EnvelopeFlags Flags, ulong Fingerprint, long CreatedAt, long LifeMilliseconds, IReadOnlyList<(string Name, long Version)> Tags)
{
    public const int MostTags = 256;

    private const ushort Magic = 0x6E43;
    private const byte Format = 1;
    private const int HeaderLength = 46;
    private const int ChecksumAt = 14;
    private const int TagHeaderLength = 10;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly KeyHash Checksums = new(seed: 0);

    /// <summary>Writes a header and a payload.</summary>
    public void Write(string key, ReadOnlySpan<byte> payload, Serialization.PooledBuffer target)
    {
        var begin = target.Length;
        var header = target.GetSpan(HeaderLength)[..HeaderLength];
        BinaryPrimitives.WriteUInt16LittleEndian(header, Magic);
        header[2] = Format;
        header[3] = (byte)Flags;
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)Tags.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[6..], Fingerprint);
        BinaryPrimitives.WriteInt64LittleEndian(header[22..], CreatedAt);
        BinaryPrimitives.WriteInt64LittleEndian(header[30..], LifeMilliseconds);
        BinaryPrimitives.WriteInt64LittleEndian(header[38..], payload.Length);
        target.Advance(HeaderLength);
        foreach (var (name, version) in Tags)
        {
            var tag = target.GetSpan(TagHeaderLength + Utf8.GetMaxByteCount(name.Length));
            var length = Utf8.GetBytes(name, tag[TagHeaderLength..]);
            BinaryPrimitives.WriteInt64LittleEndian(tag, version);
            BinaryPrimitives.WriteUInt16LittleEndian(tag[8..], (ushort)length);
            target.Advance(TagHeaderLength + length);
        }

        target.Write(payload);
        Seal(key, target.WrittenSpan[begin..]);
    }

    /// <summary>Writes the checksum over everything else.</summary>
    public static void Seal(string key, Span<byte> bytes) => BinaryPrimitives.WriteUInt64LittleEndian(bytes[ChecksumAt..], ChecksumOf(key, bytes));

    /// <summary>Reads what <see cref="Write"/> wrote for the same key. Anything else is no envelope.</summary>
    public static Envelope? Read(string key, ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length < HeaderLength
            || BinaryPrimitives.ReadUInt16LittleEndian(bytes) != Magic
            || bytes[2] != Format
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]) != ChecksumOf(key, bytes))
        {
            return null;
        }

        var rest = bytes[HeaderLength..];
        if (Tagged(ref rest, BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..])) is not { } tags || rest.Length != BinaryPrimitives.ReadInt64LittleEndian(bytes[38..]))
        {
            return null;
        }

        payload = rest;
        return new Envelope(
            (EnvelopeFlags)bytes[3],
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[22..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[30..]),
            tags);
    }

    /// <summary>How the store knows a type: by its name without versions of assemblies, so that a rollout finds what the replicas before it have stored.</summary>
    public static ulong FingerprintOf(Type type) => Checksums.Of(type.ToString());

    private static (string Name, long Version)[]? Tagged(ref ReadOnlySpan<byte> rest, int count)
    {
        if (count > MostTags)
        {
            return null;
        }

        var tags = new (string, long)[count];
        for (var index = 0; index < count; index++)
        {
            if (rest.Length < TagHeaderLength || rest.Length - TagHeaderLength < BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]))
            {
                return null;
            }

            var end = TagHeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]);
            tags[index] = (Encoding.UTF8.GetString(rest[TagHeaderLength..end]), BinaryPrimitives.ReadInt64LittleEndian(rest));
            rest = rest[end..];
        }

        return tags;
    }

    private static ulong ChecksumOf(string key, ReadOnlySpan<byte> bytes) =>
        new KeyHash(Checksums.Of(key) ^ Checksums.Of(bytes[..ChecksumAt])).Of(bytes[(ChecksumAt + sizeof(ulong))..]);
}
