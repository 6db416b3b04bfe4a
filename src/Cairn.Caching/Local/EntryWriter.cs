using Cairn.Caching.Policies;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Local;

/// <summary>Fills entries: value, weight, and how long they live.</summary>
internal sealed class EntryWriter(LocalCache local, double jitter, bool isInBytes)
{
    private const double HashRange = 1L << 32;

    /// <summary>Fills an entry that nobody can read yet.</summary>
    /// <returns>Until when it is fresh.</returns>
    public long Fill(Entry entry, in StoredForm stored, TagStamp[]? tags, EntryPolicy policy, TimeSpan life)
    {
        local.Clock.Refresh();
        var now = local.Clock.Now;
        var span = Math.Min(Shortened(life, entry.Hash), local.LongestLife);
        entry.Value = stored.Value;
        entry.Form = stored.Form;
        entry.Tags = tags;
        entry.Weight = policy.Weight ?? (isInBytes ? ValueForms.EstimateBytes(entry.Key, stored) : 1);
        entry.ExpiresAt = Later(now, span);
        entry.StaleUntil = Later(entry.ExpiresAt, Milliseconds(policy.StaleFor));
        return policy.RefreshAhead is { } share && span != long.MaxValue ? now + (long)(span * share) : entry.ExpiresAt;
    }

    private static long Milliseconds(TimeSpan span) => span == TimeSpan.MaxValue ? long.MaxValue : (long)span.TotalMilliseconds;

    private static long Later(long time, long span) => span > long.MaxValue - Math.Max(0, time) ? long.MaxValue : time + span;

    // The hash has a secret of the process in it, so nodes that cache the same key do not let go of it together either.
    private long Shortened(TimeSpan life, ulong hash) =>
        life == TimeSpan.MaxValue ? long.MaxValue : (long)(life.TotalMilliseconds * (1 - (jitter * ((uint)hash / HashRange))));
}
