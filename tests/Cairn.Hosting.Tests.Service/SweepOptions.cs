using System.ComponentModel.DataAnnotations;

namespace Cairn.Hosting.Tests.Service;

/// <summary>A service's own options.</summary>
public sealed class SweepOptions
{
    /// <summary>How many builds are swept at once.</summary>
    [Range(1, 10, ErrorMessage = "It must be between 1 and 10. Use 5.")]
    public int Size { get; set; } = 5;

    /// <summary>How long a sweep may take.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What it signs in with.</summary>
    [RegularExpression("[a-z]*", ErrorMessage = "It must be lower-case letters. Ask for a new one.")]
    public string? ApiToken { get; set; }
}
