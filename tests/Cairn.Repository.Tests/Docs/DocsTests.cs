namespace Cairn.Repository.Tests;

public sealed class DocsTests
{
    private const string Map = "docs/README.md";

    private static readonly IReadOnlyList<MarkdownPage> Pages = [.. Repository.Files(".md").Select(file => new MarkdownPage(file))];

    private static IReadOnlyList<MarkdownPage> Docs => [.. Pages.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal))];

    [Fact]
    public void Every_relative_link_leads_somewhere() => Verdict.Holds(DocsRules.Links(Pages, Repository.Paths));

    [Theory]
    [InlineData("[gone](gone.md)", "docs/gone.md does not exist")]
    [InlineData("[outside](../../README.md#nothing)", "README.md has no heading for '#nothing'")]
    [InlineData("[here](#nothing)", "docs/README.md has no heading for '#nothing'")]
    public void A_dead_link_or_anchor_bites(string text, string flaw)
    {
        var violations = DocsRules.Links([Page(Map, text), Page("README.md", "# Cairn")], [Map, "README.md"]);

        Assert.Contains(flaw, Assert.Single(violations), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[root](../README.md#what-it-does)")]
    [InlineData("[folder](decisions) and [file](decisions/0001-a.md)")]
    [InlineData("[web](https://example.org/gone.md) and `[code](gone.md)`")]
    [InlineData("```text\n[code](gone.md)\n```")]
    public void A_living_link_does_not_bite(string text)
    {
        var violations = DocsRules.Links([Page(Map, text), Page("README.md", "## What `it` does")], [Map, "README.md", "docs/decisions/0001-a.md"]);

        Assert.Empty(violations);
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_map() => Verdict.Holds(DocsRules.Unreachable(Docs, Map));

    [Fact]
    public void A_page_that_only_itself_links_to_bites()
    {
        var violations = DocsRules.Unreachable([Page(Map, "[a](a.md)"), Page("docs/a.md", ""), Page("docs/lost.md", "[me](lost.md)")], Map);

        Assert.StartsWith("docs/lost.md cannot be reached", Assert.Single(violations), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_one_idea_long() => Verdict.Holds(DocsRules.Lengths(Docs));

    [Fact]
    public void A_page_of_151_lines_bites()
    {
        var violations = DocsRules.Lengths([Page("docs/long.md", string.Concat(Enumerable.Repeat("word\n", 151))), Page("docs/short.md", "word")]);

        Assert.StartsWith("docs/long.md has 151 lines.", Assert.Single(violations), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_csharp_block_is_compiled_somewhere() =>
        Verdict.Holds(DocsRules.Snippets(Pages, Repository.Files(".cs", "tests/", "templates/content/", "src/")));

    [Theory]
    [InlineData("builder.Gone();")]
    [InlineData("builder.AddCairn()")]
    [InlineData("builder.AddCairn();\napp.Run();")]
    public void Code_that_stands_nowhere_bites(string code)
    {
        var source = new RepositoryFile("tests/A.cs", "builder.AddCairn();\n#if (grpc)\napp.MapGrpc();\n#endif\n\n    app.MapCairn();\napp.Run();");

        Assert.Empty(DocsRules.Snippets([Page(Map, "```csharp\nbuilder.AddCairn();\napp.MapCairn();\n```")], [source]));
        Assert.Single(DocsRules.Snippets([Page(Map, $"```csharp\n{code}\n```")], [source]));
    }

    private static MarkdownPage Page(string path, string text) => new(new RepositoryFile(path, text));
}
