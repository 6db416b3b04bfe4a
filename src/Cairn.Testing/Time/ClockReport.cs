using System.Globalization;

namespace Cairn.Testing.Time;

/// <summary>Says in words how it stands with a clock.</summary>
internal static class ClockReport
{
    private const int Shown = 10;

    public static string Describe(DateTimeOffset now, IReadOnlyCollection<string> armed, IReadOnlyCollection<string> starved)
    {
        var time = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var timers = armed.Count == 0 ? "no timer is armed." : $"armed timers: {armed.Count}.{Lines(armed)}";
        var left = starved.Count == 0 ? "" : $"\nIt went on without code that was still busy, or blocked, when it had fired the timer of:{Lines(starved)}";

        return $"The clock stands at {time}; {timers}{left}";
    }

    private static string Lines(IReadOnlyCollection<string> entries) =>
        string.Concat(entries.Take(Shown).Select(entry => $"\n  {entry}")) + (entries.Count > Shown ? $"\n  and {entries.Count - Shown} more" : "");
}
