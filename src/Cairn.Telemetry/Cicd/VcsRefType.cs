namespace Cairn.Telemetry;

/// <summary>What a name in a repository stands for (semantic conventions, <c>vcs.ref.type</c>).</summary>
public enum VcsRefType
{
    /// <summary>A branch, which moves: <c>branch</c>.</summary>
    Branch,

    /// <summary>A tag, which stays: <c>tag</c>.</summary>
    Tag,
}
