namespace Cairn.Repository.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void Packages_reference_each_other_only_along_allowed_edges() =>
        Verdict.Holds(ProjectReferences.Violations(Repository.Files(".csproj", "src/"), ProjectReferences.Allowed));

    [Fact]
    public void A_leaf_that_references_a_leaf_bites()
    {
        var project = new RepositoryFile(
            "src/Cairn.Caching/Cairn.Caching.csproj",
            """<Project><ItemGroup><ProjectReference Include="..\Cairn.Hosting\Cairn.Hosting.csproj" /></ItemGroup></Project>""");

        var violation = Assert.Single(ProjectReferences.Violations([project], new HashSet<(string, string)>()));

        Assert.StartsWith("Cairn.Caching references Cairn.Hosting.", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowed_edge_that_nobody_uses_bites()
    {
        var violation = Assert.Single(ProjectReferences.Violations([], new HashSet<(string, string)> { ("Cairn", "Cairn.Gone") }));

        Assert.StartsWith("Cairn may reference Cairn.Gone and does not.", violation, StringComparison.Ordinal);
    }
}
