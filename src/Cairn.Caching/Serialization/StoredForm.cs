using Cairn.Caching.Local;

namespace Cairn.Caching.Serialization;

/// <summary>What an entry keeps of a value.</summary>
internal readonly record struct StoredForm(EntryForm Form, object? Value);
