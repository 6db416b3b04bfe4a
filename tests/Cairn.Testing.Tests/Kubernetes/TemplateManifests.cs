namespace Cairn.Testing.Tests.Kubernetes;

/// <summary>The manifests and container files that the template comes with, in a folder of the test's own, to plant faults in.</summary>
internal sealed class TemplateManifests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-manifests-");

    public TemplateManifests()
    {
        var template = Find(new DirectoryInfo(AppContext.BaseDirectory));
        var files = Directory.EnumerateFiles(Path.Combine(template, "deploy"), "*.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(template, "Dockerfile*"));
        foreach (var file in files)
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => Path.Combine(_folder.FullName, "deploy");

    /// <summary>Writes something else in place of what is right, at its first place in a file.</summary>
    public void Plant(string file, string right, string wrong)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{file}' has no '{right}'.");
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Find(DirectoryInfo folder) =>
        Path.Combine(folder.FullName, "templates", "content", "ci-service") is var template && Directory.Exists(template) ? template : Find(folder.Parent!);
}
