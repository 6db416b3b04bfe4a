namespace Cairn.Repository.Tests;

/// <summary>A file by its path from the root (with forward slashes) and its text, so that a test can plant one.</summary>
internal sealed record RepositoryFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');
}
