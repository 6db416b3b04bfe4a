namespace Cairn.Templates.Tests;

/// <summary>The commands that the service's documents tell somebody on call to type: the lines of their plain code blocks.</summary>
internal static class DocumentedCommands
{
    private const string Fence = "```";

    public static IReadOnlyList<string> Of(string service) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(service, "docs", "runbooks"), "*.md").Order(StringComparer.Ordinal)
            .Prepend(Path.Combine(service, "docs", "troubleshooting.md"))
            .SelectMany(file => Blocks(File.ReadLines(file))),
    ];

    private static IEnumerable<string> Blocks(IEnumerable<string> lines)
    {
        var isInside = false;
        foreach (var line in lines)
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                isInside = !isInside && line.Trim() == Fence;
            }
            else if (isInside)
            {
                yield return line;
            }
        }
    }
}
