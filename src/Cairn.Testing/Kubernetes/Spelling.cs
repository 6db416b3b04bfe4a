namespace Cairn.Testing.Kubernetes;

/// <summary>Guesses what was meant by a misspelt name.</summary>
internal static class Spelling
{
    private const int MostSlips = 3;

    /// <summary>The known name that is at most three slips away, or nothing.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(candidate => (Name: candidate, Slips: Slips(name, candidate)))
            .Where(candidate => candidate.Slips <= Math.Min(MostSlips, name.Length / 2))
            .OrderBy(candidate => candidate.Slips)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    // Levenshtein's distance, in any case.
    private static int Slips(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var letter in from)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(letter) == char.ToUpperInvariant(to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], row[j + 1]));
            }
        }

        return row[^1];
    }
}
