using System.Runtime.CompilerServices;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Local;

/// <summary>One key's life in the table, and the node of its chain. Everything but <see cref="Frequency"/> is written under the lock of its shard.</summary>
internal sealed class Entry(string key, ulong hash)
{
    /// <summary>A time that has always passed.</summary>
    public const long Never = long.MinValue;

    private const byte MostFrequent = 3;

    public readonly string Key = key;
    public readonly ulong Hash = hash;

    /// <summary>The next node of the chain. It stays where it was when the entry is unlinked, so that readers find their way on.</summary>
    public volatile Entry? Next;

    public object? Value;
    public TagStamp[]? Tags;

    /// <summary>While loading: the entry that this one stands in front of.</summary>
    public Entry? Previous;

    public StoredForm Stored => new(Form, Value);

    /// <summary>While loading: the load inside of which this one was begun.</summary>
    public Entry? Outer
    {
        get => State == EntryState.Ready ? null : Value as Entry;
        set => Value = value;
    }

    /// <summary>While loading: the flight, once somebody waits for it.</summary>
    public object? Flight;

    public long ExpiresAt = Never;
    public long StaleUntil = Never;
    public int Generation;
    public int Weight;
    public EntryState State;
    public EntryForm Form;
    public EntryQueueKind Queue;
    public byte Frequency;

    /// <summary>Expired, and served for want of something better until <see cref="ExpiresAt"/>, when the next load is tried.</summary>
    public bool IsOverdue;

    private long _freshUntil = Never;

    /// <summary>Until when a reader may take the value without a second look. Written last, so that who reads it sees the rest.</summary>
    public long FreshUntil
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _freshUntil);
        set => Volatile.Write(ref _freshUntil, value);
    }

    /// <summary>Counts a use. Lost counts under contention do no harm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch()
    {
        if (Frequency < MostFrequent)
        {
            Frequency++;
        }
    }
}
