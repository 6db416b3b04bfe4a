namespace Cairn.Cassettes.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cassettes");

    public string Cassette => Path.Combine(_folder.FullName, "store.cassette.jsonl");

    public string Bodies => Path.Combine(_folder.FullName, "bodies");

    public void Dispose() => _folder.Delete(recursive: true);
}
