using System.ComponentModel.DataAnnotations;

namespace Acme.BuildStatus;

/// <summary>The settings of the service, section <c>BuildStatus</c>.</summary>
public sealed class BuildStatusOptions
{
    /// <summary>How long a build may go without news before it is timed out.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00", ErrorMessage = "It must be between 10 seconds and 7 days.")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the service looks for stale builds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "It must be between 1 second and 1 hour.")]
    public TimeSpan SweepPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many builds are kept. The oldest ended one makes room for a new one.</summary>
    [Range(1, 1_000_000, ErrorMessage = "It must be between 1 and 1000000.")]
    public int MaxBuilds { get; set; } = 10_000;
}
