using System.Text;

namespace Cairn.Testing.Tests.Kubernetes;

/// <summary>The manifests and container files that the template comes with, in a folder of the test's own, to plant faults in.</summary>
internal sealed class TemplateManifests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-manifests-");

    /// <param name="withGrpc">Whether they are those of <c>--grpc</c>.</param>
    public TemplateManifests(bool withGrpc = false)
    {
        var template = Find(new DirectoryInfo(AppContext.BaseDirectory));
        var files = Directory.EnumerateFiles(Path.Combine(template, "deploy"), "*.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(template, "Dockerfile*"));
        foreach (var file in files)
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, Render(File.ReadAllLines(file), withGrpc));
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

    /// <summary>Keeps what the template engine would keep.</summary>
    private static string Render(IEnumerable<string> lines, bool withGrpc)
    {
        var kept = new StringBuilder();
        var isKept = true;
        foreach (var line in lines)
        {
            switch (line.Split(' ')[0])
            {
                case "#if":
                    isKept = line == "#if (grpc)" && withGrpc;
                    break;
                case "#else":
                    isKept = !isKept;
                    break;
                case "#endif":
                    isKept = true;
                    break;
                default:
                    kept.Append(isKept ? $"{line}\n" : "");
                    break;
            }
        }

        return kept.Replace("EXPOSE 8080 9090", withGrpc ? "EXPOSE 8080 8081 9090" : "EXPOSE 8080 9090").ToString();
    }

    private static string Find(DirectoryInfo folder) =>
        Path.Combine(folder.FullName, "templates", "content", "ci-service") is var template && Directory.Exists(template) ? template : Find(folder.Parent!);
}
