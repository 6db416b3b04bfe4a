using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Policies;

/// <summary>A policy with nothing left open. A span without an end is <see cref="TimeSpan.MaxValue"/>.</summary>
internal sealed record EntryPolicy
{
    private static readonly TimeSpan DefaultExpiration = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    public EntryPolicy(CachePolicy outer, CachePolicy? type, CachePolicy? prefix)
    {
        Expiration = Unending(First(policy => policy.Expiration) ?? DefaultExpiration);
        LocalExpiration = Unending(First(policy => policy.LocalExpiration) ?? TimeSpan.MaxValue);
        NullExpiration = First(policy => policy.NullExpiration) is { } span ? Unending(span) : null;
        StaleFor = First(policy => policy.StaleFor) ?? TimeSpan.Zero;
        Weight = First(policy => policy.Weight);
        ShareMutable = First(policy => policy.ShareMutable) ?? false;
        SoftTimeout = First(policy => policy.Loads.SoftTimeout);
        HardTimeout = First(policy => policy.Loads.HardTimeout);
        FailureCoolDown = First(policy => policy.Loads.FailureCoolDown);
        RefreshAhead = First(policy => policy.Loads.RefreshAhead);

        TValue? First<TValue>(Func<CachePolicy, TValue?> read)
            where TValue : struct =>
            (prefix is null ? null : read(prefix)) ?? (type is null ? null : read(type)) ?? read(outer);
    }

    public TimeSpan Expiration { get; }

    public TimeSpan LocalExpiration { get; }

    public TimeSpan? NullExpiration { get; }

    public TimeSpan StaleFor { get; }

    public int? Weight { get; }

    public bool ShareMutable { get; }

    public TimeSpan? SoftTimeout { get; }

    public TimeSpan? HardTimeout { get; }

    public TimeSpan? FailureCoolDown { get; }

    public double? RefreshAhead { get; }

    /// <summary>How long a stale value stands in for a failure before the factory is tried again.</summary>
    public TimeSpan RetryAfter => FailureCoolDown ?? PauseAfterFailure;

    /// <summary>How long a value lives in all, and in the process. Zero is not at all.</summary>
    public (TimeSpan Total, TimeSpan Local) Lives(bool isNull, TimeSpan? asked, HybridCacheEntryOptions? options)
    {
        var total = asked ?? (isNull ? NullExpiration : null) ?? options?.Expiration ?? Expiration;
        if (IsUnending(total))
        {
            total = Expiration;
        }

        var local = options?.LocalCacheExpiration is { } span ? Unending(span) : LocalExpiration;
        total = total < TimeSpan.Zero ? TimeSpan.Zero : total;
        return (total, local < TimeSpan.Zero ? TimeSpan.Zero : local < total ? local : total);
    }

    private static TimeSpan Unending(TimeSpan span) => IsUnending(span) ? TimeSpan.MaxValue : span;

    private static bool IsUnending(TimeSpan span) => span == Timeout.InfiniteTimeSpan || span == TimeSpan.MaxValue;
}
