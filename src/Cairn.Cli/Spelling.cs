namespace Cairn.Cli;

/// <summary>Orders known words by how near they are to one that is not known.</summary>
internal static class Spelling
{
    public static IReadOnlyList<string> NearestFirst(string word, IEnumerable<string> known) =>
        [.. known.OrderBy(candidate => Distance(word, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal)];

    /// <summary>Optimal string alignment: a swap of neighbours ("dmeo") is one mistake, not two.</summary>
    public static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = Math.Min(i, j) == 0 ? Math.Max(i, j) : Cheapest(distances, left, right, i, j);
            }
        }

        return distances[left.Length, right.Length];
    }

    private static int Cheapest(int[,] distances, string left, string right, int i, int j)
    {
        var replaced = distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var cheapest = Math.Min(replaced, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(cheapest, distances[i - 2, j - 2] + 1) : cheapest;
    }
}
