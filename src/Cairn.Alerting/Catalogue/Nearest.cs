namespace Cairn.Alerting.Catalogue;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Nearest
{
    private const int Shown = 3;

    /// <summary>The names that are nearest, the nearest first.</summary>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> known) =>
        [.. known.OrderBy(candidate => Distance(name, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).Take(Shown)];

    /// <summary>The one item for which the condition holds; none where it holds for several.</summary>
    public static TItem? SingleOrNone<TItem>(this IEnumerable<TItem> items, Func<TItem, bool> holds)
        where TItem : class
    {
        var found = items.Where(holds).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>How many letters must be inserted, removed or replaced (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], row[j + 1]));
            }
        }

        return row[^1];
    }
}
