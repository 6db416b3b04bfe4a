using System.Collections.ObjectModel;

namespace Cairn.Repository.Tests;

/// <summary>A surface with everything that reflection prints badly.</summary>
public static class SampleSurface
{
    public const string Key = "a:b";

    public enum Mood
    {
        Calm = 1,
    }

    public static Task<T[]> Pick<T>(this IEnumerable<T> items, Func<T, bool>? wanted = null, CancellationToken cancellationToken = default)
        where T : class, IDisposable =>
        Task.FromResult(items.Where(item => wanted?.Invoke(item) ?? true).TakeWhile(_ => !cancellationToken.IsCancellationRequested).ToArray());

    public sealed record Reading(int? Count);

    public sealed class Readings(IList<Reading> readings) : ReadOnlyCollection<Reading>(readings), IDisposable
    {
        public void Add(params IEnumerable<(string Name, int Count)> readings) => Dispose();

        public void Dispose() => Items.Clear();
    }
}
