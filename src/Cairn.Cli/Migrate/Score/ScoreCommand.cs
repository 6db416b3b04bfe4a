using System.CommandLine;
using Cairn.Cli.Parity;

namespace Cairn.Cli.Migrate.Score;

/// <summary>`cairn migrate score`: how far the migration has come.</summary>
internal static class ScoreCommand
{
    public static Command Create(TextWriter output, TimeProvider clock)
    {
        var project = new Option<string?>("--project") { Description = "The solution, project or folder of the new service; the current folder without it.", HelpName = "PATH" };
        var file = new Option<string?>("--file") { Description = "The JSON file with the routing table; looked for in the folder without it.", HelpName = "FILE" };
        var live = WebAddress.Create("--live", "The management address of the running service, such as http://localhost:9090.");
        var reports = new Option<string[]>("--report") { Description = "Reports of 'cairn parity run', as JSON; parity.report.json of the folder without it.", HelpName = "FILE" };
        var cassettes = new Option<string?>("--cassettes") { Description = "A cassette, or a folder of them; the folder cassettes without it.", HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = "The form.", DefaultValueFactory = _ => "text", HelpName = "text|json|markdown|html|badge" };
        var target = new Option<string?>("--out") { Description = "Write the score into this file instead of showing it.", HelpName = "FILE" };
        var ratchet = new Option<string?>("--ratchet") { Description = "A file with the best that each part has been; fails where one has fallen.", HelpName = "FILE" };
        var update = new Option<bool>("--update") { Description = "Keep in the ratchet what has risen." };
        var score = new Command("score", "Say in a number from 0 to 100 how far the migration has come, and what would raise it.") { project, file, live, reports, cassettes, format, target, ratchet, update };
        score.SetAction(async (parsed, cancellationToken) =>
        {
            var form = FormOf(parsed.GetValue(format)!);
            if (parsed.GetValue(update) && parsed.GetValue(ratchet) is null)
            {
                throw new CommandFailedException(ExitCode.Usage, "'--update' has no '--ratchet'. What has risen is kept there. Name the file with --ratchet.");
            }

            var request = new ScoreRequest(parsed.GetValue(project), parsed.GetValue(file), parsed.GetValue(live), parsed.GetValue(reports) ?? [], parsed.GetValue(cassettes));
            var card = Scorecard.Of(await new ReadFacts(clock).OfAsync(request, cancellationToken));
            return (int)new ScoreVerb(output, form, parsed.GetValue(target)).Run(card, parsed.GetValue(ratchet), parsed.GetValue(update));
        });
        return score;
    }

    private static ScoreFormat FormOf(string text)
    {
        var forms = Enum.GetValues<ScoreFormat>().ToDictionary(form => form.ToString().ToLowerInvariant());
        return forms.TryGetValue(text, out var known)
            ? known
            : throw new CommandFailedException(ExitCode.Usage, $"'--format' is {text}. There is no such form. Known, nearest first: {string.Join(", ", Spelling.NearestFirst(text, forms.Keys))}.");
    }
}
