namespace Cairn.Analyzers.Tests.Corpus;

/// <summary>The freshly built analyzers and fixes in a temporary folder, laid out as NuGet unpacks the package, beside room for a solution.</summary>
internal sealed class UnpackedPackage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-analyzers-");

    public UnpackedPackage()
    {
        Copy("package", Root);
        Directory.CreateDirectory(Analyzers);
        Directory.CreateDirectory(Solution);
        foreach (var assembly in new[] { "Cairn.Analyzers.dll", "Cairn.Analyzers.CodeFixes.dll" })
        {
            File.Copy(Path.Join(AppContext.BaseDirectory, assembly), Path.Join(Analyzers, assembly));
        }

        Findings = new Findings(Path.Join(_folder.FullName, "findings"));
        Dotnet = new Dotnet(new Dictionary<string, string>
        {
            ["CorpusAnalyzers"] = Root + Path.DirectorySeparatorChar,
            ["CorpusFindings"] = Findings.Folder + Path.DirectorySeparatorChar,
        });
    }

    public string Analyzers => Path.Join(Root, "analyzers", "dotnet", "cs");

    public string Solution => Path.Join(_folder.FullName, "solution");

    /// <summary>The command, with the properties that the build files of the corpus read.</summary>
    public Dotnet Dotnet { get; }

    public Findings Findings { get; }

    private string Root => Path.Join(_folder.FullName, "package");

    public string Level(string name) => Path.Join(Root, "levels", $"{name}.globalconfig");

    /// <summary>Copies files from beside the test assembly.</summary>
    public static void Copy(string from, string to)
    {
        var source = Path.Join(AppContext.BaseDirectory, from);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Join(to, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
