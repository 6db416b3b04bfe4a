namespace Cairn.Alerting.Testing.Samples;

/// <summary>One line of a scrape.</summary>
/// <param name="Name">The name of the series.</param>
/// <param name="Labels">Its labels as they are written, without braces.</param>
/// <param name="Value">The value.</param>
internal sealed record Sample(string Name, string Labels, double Value)
{
    /// <summary>The series as Prometheus stores it, with the labels of its target.</summary>
    public string In(string target) => Labels.Length == 0 ? $"{Name}{{{target}}}" : $"{Name}{{{target},{Labels}}}";
}
