using Cairn.Caching.Local;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Distributed;

/// <summary>What the store has for a load.</summary>
/// <param name="IsFound">Whether it has a valid value.</param>
/// <param name="Value">The value.</param>
/// <param name="Form">The form in which the process keeps it.</param>
/// <param name="Tags">Its tags with the versions it was loaded under; of a value that is missing, those to load it under, if they are known.</param>
/// <param name="Life">How long it stays fresh.</param>
/// <param name="Lease">The lease to load it.</param>
/// <param name="IsBusy">Whether another node is loading it.</param>
internal readonly record struct StoreFind<T>(
    bool IsFound,
    T? Value = default,
    StoredForm Form = default,
    TagStamp[]? Tags = null,
    TimeSpan Life = default,
    ulong Lease = 0,
    bool IsBusy = false);
