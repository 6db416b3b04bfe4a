using System.Text.Json;
using Cairn.Cli.Lint;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Debt;

/// <summary>Reads the history of the baseline and shows its last weeks.</summary>
internal sealed class DebtVerb(Screen screen, TextWriter output, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public async Task<ExitCode> RunAsync(string? project, int number, string? svg, bool json, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch(clock);
        var git = new Git(FolderOf(project), scratch);
        var history = await new DebtHistory(git, clock).ReadAsync(cancellationToken);
        IReadOnlyList<WeekOfDebt> weeks = [.. history.TakeLast(number)];
        if (svg is not null)
        {
            await WriteAsync(svg, DebtChart.Draw(weeks), cancellationToken);
        }

        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(weeks.Select(week => new { monday = week.Monday, total = week.Total, rules = week.Totals }), Indented));
        }
        else
        {
            DebtTable.Lines(weeks).ToList().ForEach(screen.WriteLine);
        }

        return ExitCode.Holds;
    }

    /// <summary>The folder of the nearest baseline; the history is there even if the file is paid off and gone.</summary>
    private static string FolderOf(string? project)
    {
        var path = Path.GetFullPath(project ?? ".");
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        return Directory.Exists(folder)
            ? BaselineFile.NearestTo(folder).Folder
            : throw new CommandFailedException(ExitCode.Usage, $"'{folder}' does not exist. `cairn debt` reads the history of a baseline in it. Name a folder with --project.");
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{file}' cannot be written: {refused.Message.TrimEnd('.')}. Name another file with --svg.");
        }
    }
}
