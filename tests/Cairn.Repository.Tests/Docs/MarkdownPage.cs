using System.Text.RegularExpressions;

namespace Cairn.Repository.Tests;

/// <summary>A Markdown file as its reader sees it: prose apart from code.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<string> _prose = [];
    private readonly List<CodeBlock> _blocks = [];

    public MarkdownPage(RepositoryFile file)
    {
        File = file;
        List<string>? block = null;
        foreach (var line in file.Lines)
        {
            var fence = Fence().Match(line);
            if (fence.Success && block is null)
            {
                _blocks.Add(new CodeBlock(fence.Groups["language"].Value, block = []));
            }
            else if (fence.Success)
            {
                block = null;
            }
            else
            {
                (block ?? _prose).Add(line);
            }
        }
    }

    public RepositoryFile File { get; }

    public string Path => File.Path;

    public IReadOnlyList<CodeBlock> CodeBlocks => _blocks;

    public IEnumerable<string> Headings(int level) =>
        _prose.Select(line => Heading().Match(line)).Where(match => match.Groups["level"].Length == level).Select(match => match.Groups["text"].Value);

    /// <summary>The fragment of every heading, as code hosts derive it.</summary>
    public IReadOnlySet<string> Anchors =>
        _prose.Select(line => Heading().Match(line)).Where(match => match.Success).Select(match => Anchor(match.Groups["text"].Value)).ToHashSet();

    /// <summary>Link targets that are no web address.</summary>
    public IEnumerable<string> RelativeLinks =>
        _prose.SelectMany(line => Link().Matches(InlineCode().Replace(line, "")))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !Scheme().IsMatch(target));

    /// <summary>The rows of the tables under a second-level heading, each as its cells; header and rule included.</summary>
    public IEnumerable<string[]> TableRows(string heading) => _prose
        .SkipWhile(line => line != $"## {heading}")
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^\s*```+(?<language>\w*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<level>#{1,6}) (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
