namespace Cairn.Telemetry;

/// <summary>A branch or tag, and where it stands.</summary>
public sealed record VcsRef
{
    /// <summary>The name, such as <c>main</c> (<c>vcs.ref.head.name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a branch or a tag.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public VcsRefType? Type { get; init; }

    /// <summary>The revision it stands at, such as a full Git commit hash.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? Revision { get; init; }
}
