using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>The manifests below a folder, and the container files beside it.</summary>
internal sealed class ManifestFolder
{
    private static readonly string[] Extensions = [".yaml", ".yml"];
    private static readonly string[] MarksOfManifests = ["apiVersion", "kind", "metadata"];

    private readonly string _path;
    private readonly HashSet<string> _patches = [];
    private readonly List<Manifest> _manifests = [];
    private readonly List<ManifestFault> _faults = [];

    private ManifestFolder(string path) => _path = path;

    public IReadOnlyList<Manifest> All => _manifests;

    /// <summary>Files that are not YAML.</summary>
    public IReadOnlyList<ManifestFault> Faults => _faults;

    public int Count => _manifests.Count;

    /// <summary>The container files beside the folder.</summary>
    public IReadOnlyList<ContainerFile> ContainerFiles { get; private set; } = [];

    public static ManifestFolder Read(string path)
    {
        var folder = new ManifestFolder(Path.GetFullPath(path));
        var files = Directory.EnumerateFiles(folder._path, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)
            .Select(file => (Path: file, Documents: folder.Documents(file)))
            .ToList();

        folder.FindPatches(files);
        folder._manifests.AddRange(files.SelectMany(file => file.Documents.Select(document => new Manifest(folder.Name(file.Path), document, folder._patches.Contains(file.Path)))));
        folder.ContainerFiles =
        [
            .. Directory.EnumerateFiles(Path.Combine(folder._path, ".."), "Dockerfile*")
                .Where(file => !file.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase))
                .Select(ContainerFile.Read),
        ];
        return folder;
    }

    public IEnumerable<Manifest> Of(string kind) => _manifests.Where(manifest => manifest.Kind == kind);

    /// <summary>The manifests of a kind that say all they have to say.</summary>
    public IEnumerable<Manifest> Whole(string kind) => Of(kind).Where(manifest => !manifest.IsPatch);

    private void FindPatches(IEnumerable<(string Path, List<YamlMappingNode> Documents)> files) =>
        _patches.UnionWith(
            from file in files
            from document in file.Documents
            from patch in document.List("patches")
            let path = patch.Text("path")
            where path is not null
            select Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, path)));

    private List<YamlMappingNode> Documents(string file)
    {
        var stream = new YamlStream();
        try
        {
            using var text = File.OpenText(file);
            stream.Load(text);
        }
        catch (YamlException broken)
        {
            _faults.Add(new ManifestFault(Name(file), (int)broken.Start.Line, "yaml", $"It is not YAML that Kubernetes reads: {broken.Message}"));
            return [];
        }

        return [.. stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>().Where(IsManifest)];
    }

    /// <summary>Rules of Prometheus and the like may lie beside manifests. One that lacks its kind alone is still a manifest.</summary>
    private static bool IsManifest(YamlMappingNode root) => MarksOfManifests.Any(mark => root.At(mark) is not null);

    private string Name(string file) => Path.GetRelativePath(_path, file).Replace('\\', '/');
}
