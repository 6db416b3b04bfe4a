namespace Cairn.Testing.Kubernetes;

/// <summary>What fields there are, read from <c>Fields.txt</c>.</summary>
internal sealed class KnownFields
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, Field>> _types = [];
    private readonly Dictionary<string, string> _versions = [];

    private KnownFields()
    {
    }

    public static KnownFields All { get; } = Read();

    /// <summary>The kinds that are known.</summary>
    public IReadOnlyCollection<string> Kinds => _versions.Keys;

    /// <summary>The group and version that a kind is in, or nothing for an unknown kind.</summary>
    public string? VersionOf(string kind) => _versions.GetValueOrDefault(kind);

    public IReadOnlyDictionary<string, Field>? Of(string type) => _types.GetValueOrDefault(type);

    private static KnownFields Read()
    {
        using var text = new StreamReader(typeof(KnownFields).Assembly.GetManifestResourceStream("Cairn.Testing.Kubernetes.Fields.txt")!);
        var types = new KnownFields();
        var fields = new Dictionary<string, Field>();
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith(' '))
            {
                Add(fields, line);
            }
            else if (!line.StartsWith('#'))
            {
                fields = types.Begin(line.Split(' '));
            }
        }

        return types;
    }

    private Dictionary<string, Field> Begin(string[] head)
    {
        var fields = new Dictionary<string, Field>();
        _types[head[0]] = fields;
        if (head.Length > 1)
        {
            _versions[head[0]] = head[1];
            fields["apiVersion"] = new Field("string", Required: true);
            fields["kind"] = new Field("string", Required: true);
        }

        return fields;
    }

    private static void Add(Dictionary<string, Field> fields, string line)
    {
        foreach (var field in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            fields[field[..colon].TrimEnd('!')] = new Field(field[(colon + 1)..], field[colon - 1] == '!');
        }
    }
}
