using Cairn.Testing.Comparison;

namespace Cairn.Testing.Kubernetes;

/// <summary>Guesses what was meant by a misspelt name.</summary>
internal static class Spelling
{
    private const int MostSlips = 3;

    /// <summary>The known name that is at most three slips away, or nothing.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(candidate => (Name: candidate, Slips: NameDistance.Between(name, candidate)))
            .Where(candidate => candidate.Slips <= Math.Min(MostSlips, name.Length / 2))
            .OrderBy(candidate => candidate.Slips)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
}
