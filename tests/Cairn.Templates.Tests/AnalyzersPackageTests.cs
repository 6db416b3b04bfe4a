using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Cairn.Templates.Tests;

/// <summary>The shape of Cairn.Analyzers as it is packed: what every compiler loads, and nothing that a project would have to carry.</summary>
public sealed class AnalyzersPackageTests(PackedSdk sdk)
{
    private static readonly string[] Folders = ["build", "buildTransitive"];

    [Fact]
    public void The_rules_and_their_fixes_are_the_only_assemblies_in_one_folder()
    {
        using var package = Open();

        var assemblies = package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)).Select(entry => entry.FullName).Order();

        Assert.Equal(["analyzers/dotnet/cs/Cairn.Analyzers.CodeFixes.dll", "analyzers/dotnet/cs/Cairn.Analyzers.dll"], assemblies);
    }

    [Fact]
    public void The_package_depends_on_nothing_and_stays_out_of_what_its_user_publishes()
    {
        using var package = Open();

        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var names = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Empty(names["dependency"]);
        Assert.Equal("true", Assert.Single(names["developmentDependency"]));
    }

    [Theory]
    [InlineData("Cairn.Analyzers.dll")]
    [InlineData("Cairn.Analyzers.CodeFixes.dll")]
    public void An_assembly_asks_for_netstandard_and_a_compiler_that_every_SDK_10_has(string name)
    {
        using var package = Open();

        var references = References(package.GetEntry($"analyzers/dotnet/cs/{name}")!);

        Assert.Equal(new Version(2, 0, 0, 0), references["netstandard"]);
        Assert.All(
            references.Where(reference => reference.Key.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            reference => Assert.Equal(new Version(4, 14, 0, 0), reference.Value));
    }

    [Fact]
    public void A_compiler_that_refuses_the_rules_fails_the_build_of_projects_near_and_far()
    {
        using var package = Open();

        Assert.All(Folders, folder =>
        {
            using var targets = package.GetEntry($"{folder}/Cairn.Analyzers.targets")!.Open();
            Assert.Contains(XDocument.Load(targets).Descendants("WarningsAsErrors"), element => element.Value.Contains("CS9057", StringComparison.Ordinal));
        });
    }

    private static Dictionary<string, Version> References(ZipArchiveEntry assembly)
    {
        using var image = new MemoryStream();
        using (var packed = assembly.Open())
        {
            packed.CopyTo(image);
        }

        image.Position = 0;
        using var reader = new PEReader(image);
        var metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToDictionary(
            reference => metadata.GetString(reference.Name), reference => reference.Version);
    }

    private ZipArchive Open() => ZipFile.OpenRead(sdk.Package("Cairn.Analyzers"));
}
