namespace Cairn.Cassettes;

/// <summary>The first line of a cassette: what was recorded, by what, and under which rules.</summary>
public sealed record CassetteHeader
{
    /// <summary>The name of the service whose answers were recorded, such as <c>artifact-store</c>.</summary>
    public required string Service { get; init; }

    /// <summary>What recorded: <c>handler</c>, <c>proxy</c>, or a name of the recorder's own.</summary>
    public required string Recorder { get; init; }

    /// <summary>The <see cref="RedactionPolicy.Fingerprint"/> of the rules in force. The writer sets it.</summary>
    /// <value>The default is empty.</value>
    public string Redaction { get; init; } = "";

    /// <summary>The <see cref="Redactor.KeyId"/> of the key that made the masks; masks of one key can be compared. The writer sets it.</summary>
    /// <value>The default is empty.</value>
    public string Key { get; init; } = "";

    /// <summary>Facts about the recorded service: its build, its framework.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, string> Legacy { get; init; } = new Dictionary<string, string>();
}
