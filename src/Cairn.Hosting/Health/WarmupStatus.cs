namespace Cairn.Hosting.Health;

/// <summary>How far a warm-up is.</summary>
/// <param name="Name">The type of the warm-up.</param>
/// <param name="Duration">How long it took; <c>null</c> while it has not ended.</param>
/// <param name="Failure">Why it failed; <c>null</c> if it has not.</param>
internal sealed record WarmupStatus(string Name, TimeSpan? Duration = null, string? Failure = null)
{
    public bool HasSucceeded => Duration is not null && Failure is null;
}
