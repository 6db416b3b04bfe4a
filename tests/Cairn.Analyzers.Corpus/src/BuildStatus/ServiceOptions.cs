using System.ComponentModel.DataAnnotations;

namespace BuildStatus;

/// <summary>[service] of the old settings file.</summary>
public sealed class ServiceOptions
{
    [Required]
    public string Team { get; set; } = "ci";

    [Range(1, 1000)]
    public int PageSize { get; set; } = 50;

    public string Logs { get; set; } = Path.Join(Path.GetTempPath(), "build-status", "logs");
}
