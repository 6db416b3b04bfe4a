using System.CommandLine;

namespace Cairn.Cli.Debt;

/// <summary>`cairn debt`: what the baseline counted, by rule and week.</summary>
internal static class DebtCommand
{
    private const int Weeks = 12;

    public static Command Create(Screen screen, TextWriter output, TimeProvider clock)
    {
        var project = new Option<string?>("--project") { Description = "The solution, project or folder whose baseline counts. Default: the current folder.", HelpName = "PATH" };
        var weeks = new Option<int>("--weeks") { Description = "How many weeks to look back.", DefaultValueFactory = _ => Weeks, HelpName = "NUMBER" };
        var svg = new Option<string?>("--svg") { Description = "Draw a chart into this file as well.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        weeks.Validators.Add(parsed =>
        {
            if (parsed.Tokens.Count == 1 && !(int.TryParse(parsed.Tokens[0].Value, out var number) && number > 0))
            {
                parsed.AddError($"'--weeks' is {parsed.Tokens[0].Value}. It is a number of weeks, 1 at least. Name one, or leave it out for {Weeks}.");
            }
        });
        var debt = new Command("debt", "Show what cairn.baseline counted, by rule and week, from the history of git.") { project, weeks, svg, json };
        debt.SetAction(async (parsed, cancellationToken) =>
            (int)await new DebtVerb(screen, output, clock).RunAsync(
                parsed.GetValue(project), parsed.GetValue(weeks), parsed.GetValue(svg), parsed.GetValue(json), cancellationToken));
        return debt;
    }
}
