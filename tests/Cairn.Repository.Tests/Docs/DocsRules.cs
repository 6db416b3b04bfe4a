namespace Cairn.Repository.Tests;

/// <summary>Links lead somewhere, every page can be found, pages are short, and code is code that compiles.</summary>
internal static class DocsRules
{
    private const int LongestPage = 150;

    public static IEnumerable<string> Links(IReadOnlyCollection<MarkdownPage> pages, IEnumerable<string> paths)
    {
        var known = paths.SelectMany(WithFolders).ToHashSet(StringComparer.Ordinal);
        var byPath = pages.ToDictionary(page => page.Path, StringComparer.Ordinal);

        return from page in pages
               from link in page.RelativeLinks
               let target = Target(page, link)
               let anchor = link.Split('#').ElementAtOrDefault(1)
               let flaw = !known.Contains(target) ? $"{target} does not exist"
                   : anchor is not null && byPath.TryGetValue(target, out var other) && !other.Anchors.Contains(anchor) ? $"{target} has no heading for '#{anchor}'"
                   : null
               where flaw is not null
               select $"{page.Path} links to '{link}', but {flaw}. Correct the link.";
    }

    public static IEnumerable<string> Unreachable(IReadOnlyCollection<MarkdownPage> pages, string map)
    {
        var byPath = pages.ToDictionary(page => page.Path, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([map]);
        while (next.TryDequeue(out var path))
        {
            if (byPath.TryGetValue(path, out var page) && reached.Add(path))
            {
                page.RelativeLinks.Select(link => Target(page, link)).ToList().ForEach(next.Enqueue);
            }
        }

        return byPath.Keys.Except(reached).Select(path => $"{path} cannot be reached from {map}. Link to it where its reader comes from.");
    }

    public static IEnumerable<string> Lengths(IEnumerable<MarkdownPage> pages) => pages
        .Where(page => page.File.Lines.Count > LongestPage)
        .Select(page => $"{page.Path} has {page.File.Lines.Count} lines. The limit is {LongestPage}. Split it: a page is one idea.");

    public static IEnumerable<string> Snippets(IEnumerable<MarkdownPage> pages, IEnumerable<RepositoryFile> sources)
    {
        var compiled = sources.SelectMany(source => new[] { Joined(source.Lines), Joined(WithoutChoices(source.Lines)) }).Distinct().ToList();

        return from page in pages
               from block in page.CodeBlocks
               where block.Language == "csharp" && !compiled.Any(source => source.Contains(Joined(block.Lines), StringComparison.Ordinal))
               select $"{page.Path} shows code that stands in no compiled file, beginning '{string.Concat(block.Lines.Take(1))}'. Copy it from a test or the template.";
    }

    /// <summary>Trimmed, without blank lines, and without the marks of analyzer tests; newlines on both ends keep lines whole.</summary>
    private static string Joined(IEnumerable<string> lines) => "\n" + string.Join('\n', lines
        .Select(line => line.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).Trim())
        .Where(line => line.Length > 0)) + "\n";

    /// <summary>What the template generates when nothing is chosen.</summary>
    private static IEnumerable<string> WithoutChoices(IEnumerable<string> lines)
    {
        var isChosen = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            isChosen |= line.StartsWith("#if", StringComparison.Ordinal);
            if (!isChosen)
            {
                yield return line;
            }

            isChosen &= !line.StartsWith("#endif", StringComparison.Ordinal);
        }
    }

    private static string Target(MarkdownPage page, string link)
    {
        var path = link.Split('#')[0];
        return path.Length == 0 ? page.Path : Resolved(page.File.Folder, path);
    }

    private static string Resolved(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in folder.Split('/').Concat(path.Split('/')).Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    private static IEnumerable<string> WithFolders(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
