namespace Cairn.Hosting;

/// <summary>Tags that tell the role of a health check where it is registered. A check without one is <see cref="CheckRole.Critical"/>.</summary>
public static class HealthTags
{
    /// <summary>Gives a check the role <see cref="CheckRole.Degradable"/>.</summary>
    public const string Degradable = "cairn:degradable";

    /// <summary>Gives a check the role <see cref="CheckRole.Informational"/>.</summary>
    public const string Informational = "cairn:informational";

    /// <summary>Gives a check the role <see cref="CheckRole.Liveness"/>, as <c>liveness</c> does too. It needs <see cref="ProcessLocal"/> beside it.</summary>
    public const string Live = "live";

    /// <summary>Says that a check asks nothing outside the process, so that a restart can mend what it finds.</summary>
    public const string ProcessLocal = "cairn:process-local";

    private const string Liveness = "liveness";

    internal static bool AreForLiveness(IEnumerable<string> tags) =>
        tags.Any(tag => tag.Equals(Live, StringComparison.OrdinalIgnoreCase) || tag.Equals(Liveness, StringComparison.OrdinalIgnoreCase));
}
