namespace Cairn.Repository.Tests;

/// <summary>Every package introduces itself in the same order, in two screens.</summary>
internal static class ReadmeRules
{
    private const int LongestReadme = 100;

    private static readonly string[] Headings = ["What it does", "Install", "Use", "Configure", "What it emits", "Test it", "Limits"];

    public static IEnumerable<string> Violations(RepositoryFile readme)
    {
        var headings = new MarkdownPage(readme).Headings(level: 2).ToList();
        if (!headings.SequenceEqual(Headings))
        {
            yield return $"{readme.Path} has the headings {Listed(headings)}. Use {Listed(Headings)}, in this order.";
        }

        if (readme.Lines.Count > LongestReadme)
        {
            yield return $"{readme.Path} has {readme.Lines.Count} lines. The limit is {LongestReadme}. Move the rest to docs/.";
        }
    }

    private static string Listed(IReadOnlyCollection<string> headings) =>
        headings.Count == 0 ? "none" : string.Join(" · ", headings);
}
