using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing;

/// <summary>Log entries in the order in which they were written. The list never changes.</summary>
public sealed class LogEntries : ReadOnlyCollection<LogEntry>
{
    internal LogEntries(IList<LogEntry> entries)
        : base(entries)
    {
    }

    /// <summary>The entries of one event.</summary>
    /// <param name="eventName">The name of the event, in its exact case.</param>
    /// <returns>The entries of this list that have it.</returns>
    public LogEntries Named(string eventName) => Where(entry => entry.EventName == eventName);

    /// <summary>The entries that are grave enough.</summary>
    /// <param name="level">The lowest level to keep.</param>
    /// <returns>The entries of this list at this level or above.</returns>
    public LogEntries AtLeast(LogLevel level) => Where(entry => entry.Level >= level);

    /// <summary>The entries of a category and of those below it.</summary>
    /// <param name="category">The category, or its leading parts, such as <c>Cairn.Hosting</c>.</param>
    /// <returns>The entries of this list from there.</returns>
    public LogEntries From(string category) => Where(entry =>
        entry.Category == category || entry.Category.StartsWith($"{category}.", StringComparison.Ordinal));

    private LogEntries Where(Func<LogEntry, bool> keep) => new(this.Where<LogEntry>(keep).ToList());
}
