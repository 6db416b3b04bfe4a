namespace Cairn.Telemetry;

/// <summary>Orders known names by how few edits lead from a mistaken one to them.</summary>
internal static class NearestName
{
    public static IEnumerable<string> Order(string mistaken, IEnumerable<string> known) =>
        known.OrderBy(name => Edits(mistaken.ToLowerInvariant(), name.ToLowerInvariant()));

    /// <summary>The Levenshtein distance, kept in one row of the table.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
