namespace Cairn.Http;

/// <summary>One declared dependency: who it is, what the service is without it, and how long it is waited for.</summary>
public sealed class DependencySettings
{
    /// <summary>The address that relative addresses of calls start from: absolute, <c>http</c> or <c>https</c>, without user, query and fragment.</summary>
    /// <value>The default is <c>null</c>: <c>http://</c> and the name of the dependency.</value>
    public string? Address { get; set; }

    /// <summary>The team that answers for the dependency.</summary>
    /// <value>The default is <c>null</c>: not known.</value>
    public string? Owner { get; set; }

    /// <summary>What the service is without the dependency.</summary>
    /// <value>The default is <see cref="Criticality.Required"/>.</value>
    public Criticality Criticality { get; set; } = Criticality.Required;

    /// <summary>Where it is written what to do when the dependency is down.</summary>
    /// <value>The default is <c>null</c>: nowhere.</value>
    public string? Runbook { get; set; }

    /// <summary>What the service does instead, in words for the ledger.</summary>
    /// <value>The default is <c>null</c>: nothing.</value>
    public string? Fallback { get; set; }

    /// <summary>How long one attempt may take until the headers of the answer.</summary>
    /// <value>The default is 2 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a call may take, with all attempts and the waits between them. It is less where the caller has less time left.</summary>
    /// <value>The default is 8 seconds.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Which calls may be tried again.</summary>
    /// <value>The default is <see cref="RetryClass.Idempotent"/>.</value>
    public RetryClass Retry { get; set; } = RetryClass.Idempotent;

    /// <summary>How much the dependency is called.</summary>
    /// <value>The default is <see cref="TrafficProfile.Low"/>.</value>
    public TrafficProfile Profile { get; set; } = TrafficProfile.Low;

    /// <summary>How many calls may be in flight; one more fails at once.</summary>
    /// <value>The default is 100.</value>
    public int MaxConcurrentCalls { get; set; } = 100;

    /// <summary>Declares that the service answers without the dependency, with less.</summary>
    /// <returns>These settings, for chaining.</returns>
    public DependencySettings Optional()
    {
        Criticality = Criticality.Optional;
        return this;
    }

    /// <summary>Declares who answers for the dependency.</summary>
    /// <param name="owner">The team.</param>
    /// <returns>These settings, for chaining.</returns>
    public DependencySettings OwnedBy(string owner)
    {
        Owner = owner;
        return this;
    }

    /// <summary>Declares where it is written what to do when the dependency is down.</summary>
    /// <param name="runbook">A path in the repository, or an address.</param>
    /// <returns>These settings, for chaining.</returns>
    public DependencySettings WithRunbook(string runbook)
    {
        Runbook = runbook;
        return this;
    }

    /// <summary>Declares what the service does instead.</summary>
    /// <param name="fallback">A few words, such as "notices are dropped".</param>
    /// <returns>These settings, for chaining.</returns>
    public DependencySettings WithFallback(string fallback)
    {
        Fallback = fallback;
        return this;
    }
}
