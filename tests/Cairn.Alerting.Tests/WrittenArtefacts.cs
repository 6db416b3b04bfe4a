namespace Cairn.Alerting.Tests;

/// <summary>Artefacts in a temporary folder.</summary>
internal sealed class WrittenArtefacts : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("cairn-alerting-");

    public WrittenArtefacts(AlertArtefacts artefacts)
    {
        foreach (var file in artefacts.Files)
        {
            var path = Path.Combine(_root.FullName, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    public string Root => _root.FullName;

    public string Folder => Path.Combine(_root.FullName, "deploy", "alerts");

    public void Dispose() => _root.Delete(recursive: true);
}
