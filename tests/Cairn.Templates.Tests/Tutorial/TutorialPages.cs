using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests.Tutorial;

/// <summary>
/// Reads the steps of pages. A block <c>sh</c> is typed, and a block <c>text</c> behind it is seen; <c>cs</c> and <c>diff</c> are for the file that was named last; and
/// "Ctrl-C ends the …" is done where it is said.
/// </summary>
internal static partial class TutorialPages
{
    private const string Fence = "```";

    private static readonly string[] Servers = ["gunicorn ", "cairn parity record ", "dotnet run "];

    public static IReadOnlyList<TutorialStep> Read(params string[] pages)
    {
        var steps = new List<TutorialStep>();
        foreach (var page in pages)
        {
            Read(Path.GetFileName(page), File.ReadAllLines(page), steps);
        }

        return steps;
    }

    private static void Read(string page, string[] lines, List<TutorialStep> steps)
    {
        var file = "";
        for (var index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                file = PathInProse().Matches(lines[index]).LastOrDefault()?.Groups[1].Value ?? file;
                steps.AddRange(Interruption().Matches(lines[index]).Select(match => new TutorialStep(StepKind.Stop, $"{page}:{index + 1}", match.Groups[1].Value, [])));
                continue;
            }

            var block = lines.Skip(index + 1).TakeWhile(line => line != Fence).ToList();
            Add(lines[index][Fence.Length..], $"{page}:{index + 1}", file, block, steps);
            index += block.Count + 1;
        }
    }

    private static void Add(string language, string place, string file, List<string> block, List<TutorialStep> steps)
    {
        switch (language)
        {
            case "sh":
                steps.Add(new TutorialStep(Servers.Any(block[0].StartsWith) ? StepKind.Start : StepKind.Run, place, "", block));
                break;
            case "cs":
                steps.Add(new TutorialStep(StepKind.Write, place, file, block));
                break;
            case "diff":
                steps.Add(new TutorialStep(StepKind.Edit, place, file, block));
                break;
            case "text":
                steps[^1] = steps[^1] with { Seen = block };
                break;
            default:
                throw new InvalidOperationException($"{place} has a block '{language}', which nobody does anything with. Use sh, text, cs or diff.");
        }
    }

    [GeneratedRegex(@"`([\w./]+\.(?:cs|csproj|props))`")]
    private static partial Regex PathInProse();

    [GeneratedRegex(@"Ctrl-C ends the (legacy service|recorder|service|candidate)")]
    private static partial Regex Interruption();
}
