using System.Text.Json;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>Lets the legacy service's own interpreter tell what it serves.</summary>
internal sealed class ReadInventory(TimeProvider clock)
{
    private const int LinesShown = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="CommandFailedException">There is no such folder (64) or interpreter (74), or the application cannot be imported (1).</exception>
    public async Task<LegacyService> OfAsync(string application, string folder, string python, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandFailedException(ExitCode.Usage, $"There is no folder '{folder}'. Give the one that '{application}' is imported from with --at.");
        }

        using var scratch = new Scratch(clock);
        var script = Path.Combine(scratch.Folder, "inventory.py");
        var answer = Path.Combine(scratch.Folder, "inventory.json");
        await File.WriteAllTextAsync(script, Resources.Text("inventory.py"), cancellationToken);

        var result = await RunAsync(scratch, new ChildCommand(python, [script, application, Path.GetFullPath(folder), answer], folder), cancellationToken);
        return File.Exists(answer)
            ? Read(await File.ReadAllTextAsync(answer, cancellationToken), application, result)
            : throw new CommandFailedException(ExitCode.Environment, $"'{python}' ended with {result.ExitCode} and told nothing. Name the service's own interpreter with --python.", result.Last(LinesShown));
    }

    private async Task<ChildResult> RunAsync(Scratch scratch, ChildCommand command, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await scratch.RunAsync(command, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold,
                $"Importing the application took more than {Limit.TotalSeconds:0} s. A module that serves when it is imported cannot be asked: put the call behind `if __name__ == \"__main__\":`.");
        }
    }

    private static LegacyService Read(string text, string application, ChildResult result)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.TryGetProperty("error", out var error))
        {
            throw new CommandFailedException(
                ExitCode.DoesNotHold,
                $"'{application}' cannot be imported: {error.GetString()}. Run the inventory with the interpreter (--python), the folder (--at) and the environment that serve it.",
                result.Last(LinesShown));
        }

        return document.RootElement.Deserialize<LegacyService>(Json)!;
    }
}
