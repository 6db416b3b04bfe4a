using Spectre.Console;

namespace Cairn.Cli;

/// <summary>Spinners with running clocks, for a terminal.</summary>
internal sealed class LiveSteps(ProgressContext progress) : ISteps
{
    public async Task<T> RunAsync<T>(string doing, Func<T, string> done, Func<Task<T>> work)
    {
        var row = progress.AddTask(Markup.Escape(doing));
        row.IsIndeterminate = true;
        try
        {
            var result = await work();
            row.Description = Markup.Escape(done(result));
            row.Value = row.MaxValue; // the spinner turns into a tick
            return result;
        }
        catch
        {
            row.Description = $"[red]{Markup.Escape(doing)}[/]";
            throw;
        }
        finally
        {
            row.StopTask();
        }
    }
}
