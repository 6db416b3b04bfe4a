using System.ComponentModel.DataAnnotations;

namespace BuildStatus;

/// <summary>[sweep] of the old settings file.</summary>
public sealed class SweepOptions
{
    [Range(1, 1440)]
    public int StaleAfterMinutes { get; set; } = 120;

    [Range(1, 365)]
    public int KeepDays { get; set; } = 30;
}
