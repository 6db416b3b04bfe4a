namespace Cairn.Repository.Tests;

/// <summary>Fails with every violation in full; <c>Assert.Empty</c> would cut the sentences short.</summary>
internal static class Verdict
{
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.ToList();

        Assert.True(found.Count == 0, $"{found.Count} violation(s):\n{string.Join('\n', found)}");
    }
}
