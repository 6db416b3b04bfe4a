using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>
/// The projects under a folder as compilations, read without MSBuild: their sources, the shared framework and the projects that they reference.
/// Migrations that a tool wrote are left out.
/// What comes from other packages or from generators is unknown, and the compiler works around it.
/// </summary>
internal sealed class SourceProjects
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string WebUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET10_0", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private readonly Dictionary<string, CSharpCompilation?> _compiled = [];
    private readonly IReadOnlyList<string> _projects;

    private SourceProjects(string folder) => _projects = [.. Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Where(IsSource).Order()];

    /// <summary>The projects with source, tests among them only if the folder itself is one of tests.</summary>
    public static IReadOnlyList<CSharpCompilation> In(string folder)
    {
        var root = Path.GetFullPath(folder);
        var projects = new SourceProjects(root);
        return [.. projects._projects.Where(project => !IsTest(Path.GetRelativePath(root, project))).Select(projects.Compile).OfType<CSharpCompilation>().Where(c => c.SyntaxTrees.Length > 1)];
    }

    public static int Lines(IEnumerable<CSharpCompilation> compilations) =>
        compilations.Sum(compilation => compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count));

    private static bool IsTest(string path) => path.Contains("test", StringComparison.OrdinalIgnoreCase);

    private static bool IsSource(string path) =>
        !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "artifacts");

    private static bool IsGenerated(string path) =>
        path.EndsWith(".Designer.cs", StringComparison.Ordinal) || path.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal);

    private CSharpCompilation? Compile(string project)
    {
        if (_compiled.TryGetValue(project, out var known) || !File.Exists(project))
        {
            return known;
        }

        _compiled[project] = null; // a circle ends here
        var xml = XDocument.Load(project);
        var isWeb = xml.Root?.Attribute("Sdk")?.Value.EndsWith(".Web", StringComparison.Ordinal) == true;
        var isProgram = isWeb || xml.Descendants("OutputType").Any(type => type.Value.EndsWith("Exe", StringComparison.OrdinalIgnoreCase));
        var references = Referenced(project, xml)
            .Select(Compile)
            .OfType<CSharpCompilation>()
            .Select(compilation => compilation.ToMetadataReference());
        return _compiled[project] = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(project),
            [Parse("Usings.cs", isWeb ? Usings + "\n" + WebUsings : Usings), .. Sources(project).Concat(Linked(project, xml)).Select(path => Parse(path, File.ReadAllText(path)))],
            [.. InstalledFrameworks.For(WithReferences(project).Select(XDocument.Load)), .. references],
            new(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<string> Referenced(string project, XDocument xml) => xml.Descendants("ProjectReference")
        .Select(reference => Path.GetFullPath(Path.Join(Path.GetDirectoryName(project), reference.Attribute("Include")?.Value.Replace('\\', '/'))))
        .Where(File.Exists);

    /// <summary>The project and those that it references, and so on.</summary>
    private static HashSet<string> WithReferences(string project)
    {
        var pending = new Queue<string>([project]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var next))
        {
            if (seen.Add(next))
            {
                Referenced(next, XDocument.Load(next)).ToList().ForEach(pending.Enqueue);
            }
        }

        return seen;
    }

    /// <summary>What is below the project and below none further in.</summary>
    private IEnumerable<string> Sources(string project)
    {
        var folder = Path.GetDirectoryName(project) + Path.DirectorySeparatorChar;
        var inner = _projects
            .Select(other => Path.GetDirectoryName(other) + Path.DirectorySeparatorChar)
            .Where(other => other.Length > folder.Length && other.StartsWith(folder, StringComparison.Ordinal))
            .ToList();
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => IsSource(Path.GetRelativePath(folder, path)) && !IsGenerated(path) && !inner.Any(other => path.StartsWith(other, StringComparison.Ordinal)))
            .Order();
    }

    /// <summary>What a project takes from the folders of others.</summary>
    private static IEnumerable<string> Linked(string project, XDocument xml)
    {
        var folder = Path.GetDirectoryName(project)!;
        return xml.Descendants("Compile")
            .Select(item => Path.GetFullPath(Path.Join(folder, item.Attribute("Include")?.Value.Replace('\\', '/'))))
            .Where(path => Directory.Exists(Path.GetDirectoryName(path)) && !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .SelectMany(path => Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path)))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !IsTest(Path.GetRelativePath(folder, path)));
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Parsing, path);
}
