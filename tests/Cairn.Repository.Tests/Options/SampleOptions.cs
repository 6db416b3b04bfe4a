namespace Cairn.Repository.Tests;

/// <summary>Options as packages write theirs.</summary>
public sealed class SampleOptions
{
    public const string SectionName = "Cairn:Sample";

    /// <summary>How long to wait, see <see cref="Names"/>.</summary>
    /// <value>The default is 8 seconds, and zero in tests.</value>
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>When to wait.</summary>
    /// <value>The default is Sunday.</value>
    public DayOfWeek Day { get; set; }

    /// <summary>Who waits.</summary>
    public IList<string> Names { get; } = [];
}
