using Spectre.Console;

namespace Cairn.Cli;

/// <summary>A line when a step starts and one when it ends: for files, pipes and CI logs.</summary>
internal sealed class PlainSteps(IAnsiConsole console, TimeProvider clock) : ISteps
{
    public async Task<T> RunAsync<T>(string doing, Func<T, string> done, Func<Task<T>> work)
    {
        var started = clock.GetTimestamp();
        console.WriteLine($"...   {doing}");
        try
        {
            var result = await work();
            console.WriteLine($"done  {done(result)} ({Seconds(started)})");
            return result;
        }
        catch
        {
            console.WriteLine($"ended {doing} ({Seconds(started)})");
            throw;
        }
    }

    private string Seconds(long started) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(started).TotalSeconds:0.0} s");
}
