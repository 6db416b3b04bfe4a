using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cairn.Cli;

/// <summary>Puts what was not understood on a command line into sentences that name what would have been.</summary>
internal static class UsageMistakes
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var command = parsed.CommandResult.Command;
        var unknownOptions = parsed.UnmatchedTokens.Where(IsOption).ToList();
        if (unknownOptions.Count > 0)
        {
            return [.. unknownOptions.Select(option => UnknownOption(option, parsed))];
        }

        if (command.Subcommands.Count > 0)
        {
            return [parsed.UnmatchedTokens.Count == 0 ? MissingVerb(command) : UnknownVerb(parsed.UnmatchedTokens[0], command)];
        }

        return parsed.UnmatchedTokens.Count > 0
            ? [.. parsed.UnmatchedTokens.Select(word => $"'{word}' is one word too many. '{Path(parsed)}' takes options only. Leave it out.")]
            : [.. parsed.Errors.Select(error => error.Message)];
    }

    private static bool IsOption(string word) => word.StartsWith('-');

    private static string UnknownOption(string option, ParseResult parsed)
    {
        var name = option.Split('=', ':')[0];
        var known = Lineage(parsed).SelectMany((command, above) => command.Options.Where(candidate => above == 0 || candidate.Recursive));
        return $"'{name}' is not an option of '{Path(parsed)}'. {Known(name, known.Select(candidate => candidate.Name))}";
    }

    private static string MissingVerb(Command command) =>
        $"'{command.Name}' needs a verb. {Known("", command.Subcommands.Select(verb => verb.Name))}";

    private static string UnknownVerb(string word, Command command) =>
        $"'{word}' is not a verb of '{command.Name}'. {Known(word, command.Subcommands.Select(verb => verb.Name))}";

    private static string Known(string word, IEnumerable<string> known) =>
        $"Known, nearest first: {string.Join(", ", Spelling.NearestFirst(word, known))}.";

    private static string Path(ParseResult parsed) => string.Join(' ', Lineage(parsed).Reverse().Select(command => command.Name));

    /// <summary>The command that was asked for, then the ones above it.</summary>
    private static IEnumerable<Command> Lineage(ParseResult parsed)
    {
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
        {
            yield return at.Command;
        }
    }
}
