namespace Cairn.Repository.Tests;

public sealed class ReadmeTests
{
    private const string Complete = "# X\n## What it does\n## Install\n## Use\n## Configure\n## What it emits\n## Test it\n## Limits\n";

    public static TheoryData<string> Readmes =>
        [.. Repository.PackageNames.Select(package => $"src/{package}/README.md"), "analyzers/Cairn.Analyzers.Package/README.md", "templates/README.md"];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void A_package_introduces_itself_in_the_agreed_order(string path) =>
        Verdict.Holds(ReadmeRules.Violations(Repository.File(path)));

    [Fact]
    public void Headings_missing_or_swapped_bite()
    {
        var swapped = Complete.Replace("## Install\n## Use\n", "## Use\n## Install\n", StringComparison.Ordinal);

        Assert.Empty(Violations(Complete));
        Assert.Contains("has the headings none.", Assert.Single(Violations("# X\n")), StringComparison.Ordinal);
        Assert.Contains("What it does · Use · Install · Configure", Assert.Single(Violations(swapped)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_readme_of_more_than_100_lines_bites()
    {
        var violation = Assert.Single(Violations(Complete + new string('\n', 92) + "the 101st line\n"));

        Assert.Contains("has 101 lines.", violation, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Violations(string text) => ReadmeRules.Violations(new RepositoryFile("src/X/README.md", text));
}
