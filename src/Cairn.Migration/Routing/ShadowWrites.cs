namespace Cairn.Migration.Routing;

/// <summary>What makes it harmless to send a write to the candidate too.</summary>
internal enum ShadowWrites
{
    /// <summary>Nothing does: writes are not copied.</summary>
    Off,

    /// <summary>The candidate writes to a store of its own.</summary>
    Sandbox,

    /// <summary>The candidate undoes what it does, and calls nobody with a write.</summary>
    DryRun,

    /// <summary>The same write twice is the same as once.</summary>
    Idempotent,
}
