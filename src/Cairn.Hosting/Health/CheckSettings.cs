namespace Cairn.Hosting;

/// <summary>How one health check is run and judged. What is not set follows the check's registration, else the default.</summary>
public sealed class CheckSettings
{
    /// <summary>What the result of the check decides.</summary>
    /// <value>The default is <c>null</c>: what the tags of the registration say, see <see cref="HealthTags"/>, else <see cref="CheckRole.Critical"/>.</value>
    public CheckRole? Role { get; set; }

    /// <summary>The pause between two runs, give or take 10 %. It is never shorter than <see cref="Timeout"/>.</summary>
    /// <value>The default is <c>null</c>: the period of the registration, else 15 seconds.</value>
    public TimeSpan? Period { get; set; }

    /// <summary>The pause between two runs while the check is unhealthy, give or take 10 %. It is never shorter than <see cref="Timeout"/>.</summary>
    /// <value>The default is <c>null</c>: 30 seconds.</value>
    public TimeSpan? DownPeriod { get; set; }

    /// <summary>How long a run may take before it counts as failed.</summary>
    /// <value>The default is <c>null</c>: the time-out of the registration, else 3 seconds.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How many results in a row must be worse before the status falls.</summary>
    /// <value>The default is <c>null</c>: 3.</value>
    public int? Fall { get; set; }

    /// <summary>How many results in a row must be better before the status rises.</summary>
    /// <value>The default is <c>null</c>: 2.</value>
    public int? Rise { get; set; }
}
