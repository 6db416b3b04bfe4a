namespace Cairn.Cli.Lint;

/// <summary>Carries entries of files that are gone over to the same findings elsewhere.</summary>
internal static class Renames
{
    /// <param name="comparison">The baseline beside what was found.</param>
    /// <param name="exists">Whether the file of an entry is still there.</param>
    public static Baseline Follow(Comparison comparison, Func<string, bool> exists)
    {
        var counts = comparison.Recorded.Counts.ToDictionary();
        var homeless = comparison.Stale.Where(key => !exists(key.Path)).ToLookup(key => (key.Rule, key.Text));
        var arrived = comparison.Found.Counts.Where(entry => entry.Value > comparison.Recorded[entry.Key]).OrderBy(entry => entry.Key.Path, StringComparer.Ordinal);
        foreach (var (key, found) in arrived)
        {
            foreach (var old in homeless[(key.Rule, key.Text)].OrderBy(old => Distance(old.Path, key.Path)))
            {
                var moved = Math.Min(counts.GetValueOrDefault(old), found - counts.GetValueOrDefault(key));
                counts[old] = counts.GetValueOrDefault(old) - moved;
                counts[key] = counts.GetValueOrDefault(key) + moved;
            }
        }

        return new Baseline(counts);
    }

    /// <summary>A file that only moved keeps its name, one that was renamed in place keeps its folder.</summary>
    private static int Distance(string left, string right) =>
        Path.GetFileName(left) == Path.GetFileName(right) ? 0 : Path.GetDirectoryName(left) == Path.GetDirectoryName(right) ? 1 : 2;
}
