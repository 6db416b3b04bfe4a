using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests;

/// <summary>The commands that the service's documents tell somebody to type: the lines of their plain code blocks, and what stands in tables and sentences.</summary>
internal static partial class DocumentedCommands
{
    private const string Fence = "```";

    private static readonly string[] Pages = ["README.md", "docs/setup.md", "docs/testing.md", "docs/troubleshooting.md"];

    /// <summary>All of them, in the order of reading.</summary>
    public static IReadOnlyList<string> Of(string service) =>
    [
        .. Pages.Select(page => Path.Combine(service, page))
            .Concat(Directory.EnumerateFiles(Path.Combine(service, "docs", "runbooks"), "*.md").Order(StringComparer.Ordinal))
            .SelectMany(file => Typed(File.ReadLines(file))),
    ];

    /// <summary>Those of one program.</summary>
    public static IReadOnlyList<string> Of(string service, string program) =>
        [.. Of(service).Where(command => command.StartsWith(program + " ", StringComparison.Ordinal)).Distinct()];

    private static IEnumerable<string> Typed(IEnumerable<string> lines)
    {
        var (isInside, isPlain) = (false, false);
        foreach (var line in lines)
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                (isInside, isPlain) = (!isInside, line.Trim() == Fence);
            }
            else if (!isInside)
            {
                foreach (Match inline in Inline().Matches(line))
                {
                    yield return inline.Groups[1].Value;
                }
            }
            else if (isPlain)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex("`((?:curl|grep|kubectl|docker|dotnet|promtool|amtool) [^`]+)`")]
    private static partial Regex Inline();
}
