namespace Grpc.Core;

public sealed class Metadata
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    public IReadOnlyList<KeyValuePair<string, object>> Entries => _entries;

    public void Add(string key, string value) => _entries.Add(new(key, value));

    public void Add(string key, byte[] valueBytes) => _entries.Add(new(key, valueBytes));
}
