using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>What became of a value that was loaded.</summary>
/// <param name="IsKept">Whether it is worth keeping elsewhere too: nothing has fenced it, and nobody has said that it must not be kept.</param>
/// <param name="Life">How long it is fresh.</param>
/// <param name="Tags">Its tags with the versions it was loaded under.</param>
/// <param name="Form">The form in which it is kept.</param>
/// <param name="Disabled">What all who waited have switched off.</param>
internal readonly record struct Landing(bool IsKept, TimeSpan Life, TagStamp[]? Tags, StoredForm Form, HybridCacheEntryFlags Disabled);
