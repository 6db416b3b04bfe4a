namespace Cairn.Cli.Migrate.Score;

/// <summary>A Python-compatible form that the service still has.</summary>
/// <param name="Name">The switch.</param>
/// <param name="Since">Since when; null where nobody dated it.</param>
/// <param name="Target">The day by which it is to be gone; null where nobody dated it.</param>
internal sealed record BridgeFact(string Name, DateOnly? Since, DateOnly? Target)
{
    public bool IsOverdue(DateOnly today) => Target < today;
}
