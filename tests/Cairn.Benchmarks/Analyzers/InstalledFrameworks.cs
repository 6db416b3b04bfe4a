using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>
/// What a project sees of the installed frameworks: the platform always, ASP.NET Core whole where it is referenced, and of its assemblies otherwise those
/// that the project and the projects it references name as packages, and what these need.
/// </summary>
internal static class InstalledFrameworks
{
    private static readonly ImmutableArray<PortableExecutableReference> Platform = Below("Microsoft.NETCore.App");

    private static readonly Dictionary<string, PortableExecutableReference> Web =
        Below("Microsoft.AspNetCore.App").ToDictionary(reference => Path.GetFileNameWithoutExtension(reference.FilePath)!);

    private static readonly CSharpCompilation All = CSharpCompilation.Create("All", references: Platform.Concat(Web.Values));

    public static IEnumerable<MetadataReference> For(IEnumerable<XDocument> projects)
    {
        var names = projects.SelectMany(Named).ToHashSet(StringComparer.Ordinal);
        return Platform.Concat(names.Any(IsWeb) ? Web.Values : Needed(names).Select(name => Web[name]));
    }

    private static IEnumerable<string> Named(XDocument project) => project.Descendants()
        .Where(item => item.Name.LocalName is "PackageReference" or "FrameworkReference")
        .Select(item => item.Attribute("Include")?.Value)
        .Append(project.Root?.Attribute("Sdk")?.Value)
        .OfType<string>();

    /// <summary>Packages for hosts and web applications bring the rest with them.</summary>
    private static bool IsWeb(string name) =>
        name.Contains("AspNetCore", StringComparison.Ordinal) || name is "Microsoft.NET.Sdk.Web" or "Microsoft.NET.Sdk.Worker" || name.EndsWith(".Hosting", StringComparison.Ordinal);

    private static HashSet<string> Needed(IEnumerable<string> packages)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>(packages);
        while (pending.TryDequeue(out var name))
        {
            if (Web.TryGetValue(name, out var reference) && needed.Add(name) && All.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                assembly.Modules.First().ReferencedAssemblies.ToList().ForEach(referenced => pending.Enqueue(referenced.Name));
            }
        }

        return needed;
    }

    private static ImmutableArray<PortableExecutableReference> Below(string framework) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.Split(Path.DirectorySeparatorChar).Contains(framework))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
