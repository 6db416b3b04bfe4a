namespace Cairn.Alerting.Tests;

/// <summary>Artefacts in a temporary folder.</summary>
internal sealed class WrittenArtefacts : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("cairn-alerting-");

    public WrittenArtefacts(AlertArtefacts artefacts) => artefacts.WriteTo(_root.FullName);

    public string Root => _root.FullName;

    public string Folder => Path.Combine(_root.FullName, "deploy", "alerts");

    public string FileAt(string path) => Path.Combine(_root.FullName, path);

    /// <summary>The names of the files beside the rules that end so, in their order.</summary>
    public string[] Named(string ending) => [.. Directory.EnumerateFiles(Folder, $"*{ending}").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => _root.Delete(recursive: true);
}
