using System.ComponentModel.DataAnnotations;

namespace BuildStatus.Hooks;

/// <summary>[hooks] of the old settings file.</summary>
public sealed class HookOptions
{
    [Required]
    public string Target { get; set; } = "http://localhost:8010/builds";

    public string Secret { get; set; } = "";
}
