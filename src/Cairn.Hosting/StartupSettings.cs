namespace Cairn.Hosting;

/// <summary>How long the start of a service may take.</summary>
public sealed class StartupSettings
{
    /// <summary>How long the startup probe waits for the service: its period times its failure threshold. A warm-up that takes more than half of it is warned of.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a warm-up may take before it has failed; never longer than <see cref="Window"/>.</summary>
    /// <value>The default is 1 minute.</value>
    public TimeSpan WarmupTimeLimit { get; set; } = TimeSpan.FromMinutes(1);
}
