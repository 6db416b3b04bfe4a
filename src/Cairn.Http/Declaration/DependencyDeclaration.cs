namespace Cairn.Http.Declaration;

/// <summary>What one call of <c>AddCairnDependency</c> said, and where it stands.</summary>
internal sealed record DependencyDeclaration(string Name, Action<DependencySettings>? Configure, string File, int Line)
{
    /// <summary>The place in the source, without the folders of whoever compiled it.</summary>
    public string Place => $"{File[(File.LastIndexOfAny(['/', '\\']) + 1)..]}:{Line}";
}
