using System.Buffers;
using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Distributed;

/// <summary>Makes bytes of values and values of bytes.</summary>
internal sealed class StoreCodec(ValueForms forms, SecondLevelSettings settings, TimeProvider time)
{
    private const long MostPlainBytes = 256L << 20;

    /// <summary>Writes a value with its header.</summary>
    /// <returns>Whether it can be kept: there is a serializer, and it is not too large.</returns>
    public bool TryEncode<T>(string key, in StoredForm stored, TagStamp[] tags, TimeSpan life, bool mayCompress, PooledBuffer target)
    {
        if (tags.Length > Envelope.MostTags)
        {
            return false;
        }

        var names = Array.ConvertAll(tags, tag => (tag.Node.Name, tag.Version));
        var envelope = new Envelope(EnvelopeFlags.None, Envelope.FingerprintOf(typeof(T)), time.GetUtcNow().ToUnixTimeMilliseconds(), (long)life.TotalMilliseconds, names);
        if (stored.Value is null)
        {
            (envelope with { Flags = EnvelopeFlags.Null }).Write(key, [], target);
            return true;
        }

        using var plain = new PooledBuffer();
        if (!TrySerialize<T>(stored, plain))
        {
            return false;
        }

        using var compressed = new PooledBuffer();
        if (mayCompress && plain.Length >= settings.CompressFromBytes && Compression.TryCompress(plain.WrittenSpan, compressed))
        {
            (envelope with { Flags = EnvelopeFlags.Compressed }).Write(key, compressed.WrittenSpan, target);
        }
        else
        {
            envelope.Write(key, plain.WrittenSpan, target);
        }

        return target.Length <= settings.MaximumValueBytes;
    }

    /// <summary>Reads the header; <see langword="null"/> if the bytes are no value of the type, which is then to be replaced.</summary>
    public Envelope? Open<T>(string key, PooledBuffer bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        return bytes.Length <= settings.MaximumValueBytes && Envelope.Read(key, bytes.WrittenSpan, out payload) is { } envelope && envelope.Fingerprint == Envelope.FingerprintOf(typeof(T))
            ? envelope
            : null;
    }

    /// <summary>How long a value stays fresh: never longer than it was given, whatever the clock of its writer says.</summary>
    public TimeSpan LifeLeft(Envelope envelope)
    {
        var age = Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds() - envelope.CreatedAt);
        return TimeSpan.FromMilliseconds(Math.Max(0, envelope.LifeMilliseconds - age));
    }

    /// <summary>Reads the value behind a header.</summary>
    public bool TryDecode<T>(Envelope envelope, ReadOnlyMemory<byte> payload, bool shareMutable, out T? value, out StoredForm stored)
    {
        (value, stored) = (default, default);
        if ((envelope.Flags & EnvelopeFlags.Null) != 0)
        {
            return default(T) is null;
        }

        if (!forms.Serializers.TryGet<T>(out var serializer))
        {
            return false;
        }

        if ((envelope.Flags & EnvelopeFlags.Compressed) == 0)
        {
            return TryDeserialize(serializer, payload, shareMutable, out value, out stored);
        }

        using var plain = new PooledBuffer();
        return Compression.TryDecompress(payload.Span, MostPlainBytes, plain)
            && TryDeserialize(serializer, plain.Written, shareMutable, out value, out stored);
    }

    private bool TryDeserialize<T>(IHybridCacheSerializer<T> serializer, ReadOnlyMemory<byte> plain, bool shareMutable, out T? value, out StoredForm stored)
    {
        try
        {
            value = serializer.Deserialize(new ReadOnlySequence<byte>(plain));
            stored = forms.Keep(value, plain.Span, shareMutable);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            (value, stored) = (default, default);
            return false;
        }
    }

    private bool TrySerialize<T>(in StoredForm stored, PooledBuffer target)
    {
        if (stored.Form == EntryForm.Copied)
        {
            target.Write(((CopiedValue)stored.Value!).Bytes);
            return true;
        }

        if (!forms.Serializers.TryGet<T>(out var serializer))
        {
            return false;
        }

        try
        {
            serializer.Serialize((T)stored.Value!, target);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }
}
