using System.Reflection;

namespace Cairn.Repository.Tests;

/// <summary>The repository this test assembly was built from: its files and its assemblies.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = ["artifacts", "bin", "obj", ".git"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<string> Paths { get; } =
        [.. Walk(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> PackageNames { get; } =
        [.. Paths.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    public static IReadOnlyList<Assembly> Packages { get; } = [.. PackageNames.Select(Assembly.Load)];

    /// <summary>The types somebody wrote: the compiler makes the entry point's class public, which promises nothing.</summary>
    public static IEnumerable<Type> Types(Assembly package) =>
        package.GetTypes().Where(type => type != package.EntryPoint?.DeclaringType);

    /// <summary>Files whose path starts with one of the folders (all, if none is named) and ends with the extension.</summary>
    public static IReadOnlyList<RepositoryFile> Files(string extension, params string[] folders) =>
        [.. Paths
            .Where(path => path.EndsWith(extension, StringComparison.Ordinal))
            .Where(path => folders.Length == 0 || folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
            .Select(File)];

    public static RepositoryFile File(string path)
    {
        var file = Path.Join(Root, path);
        return new RepositoryFile(path, System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : "");
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(child => !NotSource.Contains(Path.GetFileName(child), StringComparer.Ordinal))
            .SelectMany(Walk)
            .Concat(Directory.EnumerateFiles(folder));
}
