using System.Collections.Concurrent;

namespace Cairn.Caching.Policies;

/// <summary>Finds the policy of an entry: the longest matching prefix, else the type, else the default.</summary>
internal sealed class PolicyBook
{
    private readonly CachePolicy _default;
    private readonly EntryPolicy _plain;
    private readonly CachePolicy[] _prefixes;
    private readonly Dictionary<string, CachePolicy> _types;
    private readonly ConcurrentDictionary<(CachePolicy? Prefix, Type Type), EntryPolicy> _resolved = new();

    public PolicyBook(CachingOptions options)
    {
        _default = options.Default;
        _plain = new EntryPolicy(_default, type: null, prefix: null);
        _prefixes = [.. options.Policies.Values.Where(policy => policy.KeyPrefix is not null).OrderByDescending(policy => policy.KeyPrefix!.Length)];
        _types = options.Policies.Values
            .Where(policy => policy is { KeyPrefix: null, ValueType: not null })
            .ToDictionary(policy => policy.ValueType!, StringComparer.Ordinal);
    }

    public EntryPolicy For(string key, Type type)
    {
        if (_prefixes.Length == 0 && _types.Count == 0)
        {
            return _plain;
        }

        var found = (Prefix: Prefix(key, type), Type: type);
        return _resolved.TryGetValue(found, out var policy) ? policy : _resolved.GetOrAdd(found, Resolve);
    }

    private CachePolicy? Prefix(string key, Type type)
    {
        foreach (var policy in _prefixes)
        {
            if (key.StartsWith(policy.KeyPrefix!, StringComparison.Ordinal) && (policy.ValueType is null || policy.ValueType == type.FullName))
            {
                return policy;
            }
        }

        return null;
    }

    private EntryPolicy Resolve((CachePolicy? Prefix, Type Type) found) =>
        new(_default, _types.GetValueOrDefault(found.Type.FullName ?? ""), found.Prefix);
}
