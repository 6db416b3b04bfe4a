namespace Cairn.Parity.Tests;

/// <summary>A folder of its own for a test, gone after it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-parity-");

    public string Path => _folder.FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
