namespace Cairn.Testing.Comparison;

/// <summary>How many letters must be changed, added or left out to make one name of another (Levenshtein).</summary>
internal static class NameDistance
{
    /// <summary>Names in one line, those first that a mistyped one may have meant.</summary>
    public static string NearestFirst(IEnumerable<string> names, string wanted) =>
        string.Join(", ", names.OrderBy(name => Between(name, wanted)).ThenBy(name => name, StringComparer.Ordinal));

    public static int Between(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();

        for (var line = 1; line <= one.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;

            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(one[line - 1]) == char.ToLowerInvariant(other[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[^1];
    }
}
