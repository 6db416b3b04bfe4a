using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>What became of a value that was loaded.</summary>
/// <param name="IsWorthKeeping">Whether it may be kept elsewhere: nobody has said that it must not be, and its tags have not changed.</param>
/// <param name="IsFenced">Whether this process may not keep it. What was loaded under a lease may be written all the same: the store knows whether the lease still holds.</param>
/// <param name="Life">How long it is fresh.</param>
/// <param name="Tags">Its tags with the versions it was loaded under.</param>
/// <param name="Form">The form in which it is kept.</param>
/// <param name="Disabled">What all who waited have switched off.</param>
internal readonly record struct Landing(bool IsWorthKeeping, bool IsFenced, TimeSpan Life, TagStamp[]? Tags, StoredForm Form, HybridCacheEntryFlags Disabled);
