namespace Cairn.Telemetry;

/// <summary>What a task made (semantic conventions, <c>artifact.*</c>).</summary>
public sealed record Artifact
{
    /// <summary>The file name, without a folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The version.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? Version { get; init; }

    /// <summary>The package URL, such as <c>pkg:nuget/Acme.BuildStatus@1.4.0</c>.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? Purl { get; init; }

    /// <summary>The hash in full, in lower case, such as a SHA-256.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? Hash { get; init; }
}
