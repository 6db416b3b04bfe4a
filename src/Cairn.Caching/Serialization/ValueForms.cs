using System.Buffers;
using Cairn.Caching.Local;

namespace Cairn.Caching.Serialization;

/// <summary>Decides whether callers share an instance or get a copy each, and makes the copies.</summary>
internal sealed class ValueForms(Immutability immutability, SerializerBook serializers)
{
    public SerializerBook Serializers => serializers;

    /// <summary>Whether every value of the type is shared, so that nobody has to look at the value.</summary>
    public bool AreShared<T>() => immutability.IsProvedFor(typeof(T));

    /// <summary>Whether callers may get this instance.</summary>
    public bool IsShared<T>(T value, bool shareMutable) => shareMutable || immutability.IsProved(value);

    /// <summary>The form in which a value is kept; <see langword="null"/> if it could change and cannot be copied either.</summary>
    /// <exception cref="Exception">Whatever the serializer of the type throws.</exception>
    public StoredForm? Keep<T>(T value, bool shareMutable)
    {
        if (IsShared(value, shareMutable))
        {
            return new StoredForm(EntryForm.Instance, value);
        }

        if (!serializers.TryGet<T>(out var serializer))
        {
            return null;
        }

        using var buffer = new PooledBuffer();
        serializer.Serialize(value, buffer);
        return new StoredForm(EntryForm.Copied, new CopiedValue(buffer.WrittenSpan.ToArray(), typeof(T)));
    }

    /// <summary>The form of a value that was read from bytes. They are copied only if they have to be kept.</summary>
    public StoredForm Keep<T>(T value, ReadOnlySpan<byte> bytes, bool shareMutable) => IsShared(value, shareMutable)
        ? new StoredForm(EntryForm.Instance, value)
        : new StoredForm(EntryForm.Copied, new CopiedValue(bytes.ToArray(), typeof(T)));

    /// <summary>Whether what an entry keeps is of a type.</summary>
    public static bool Fits<T>(StoredForm stored) => stored.Form switch
    {
        EntryForm.Copied => ((CopiedValue)stored.Value!).Type == typeof(T),
        _ => stored.Value is T || (stored.Value is null && default(T) is null),
    };

    /// <summary>The value for one caller, who may do with it as the type allows.</summary>
    public T Give<T>(in StoredForm stored)
    {
        if (stored.Form == EntryForm.Instance)
        {
            return (T)stored.Value!;
        }

        return serializers.TryGet<T>(out var serializer)
            ? serializer.Deserialize(new ReadOnlySequence<byte>(((CopiedValue)stored.Value!).Bytes))
            : throw new InvalidOperationException($"There is no serializer for {typeof(T)} any more.");
    }

    /// <summary>What a value weighs where bytes are counted: exactly for text and bytes, else a guess.</summary>
    public static int EstimateBytes(string key, in StoredForm stored)
    {
        const int Overhead = 150;
        const int UnknownObject = 256;
        var size = stored.Value switch
        {
            CopiedValue copied => copied.Bytes.Length,
            string text => 2L * text.Length,
            _ => UnknownObject,
        };

        return (int)Math.Min(int.MaxValue, Overhead + (2L * key.Length) + size);
    }
}
