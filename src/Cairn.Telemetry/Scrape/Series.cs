namespace Cairn.Telemetry.Scrape;

/// <summary>The values of one set of labels at one moment. A histogram has steps, and its value is the sum.</summary>
/// <param name="Labels">The labels as both formats write them, without braces.</param>
/// <param name="Value">The value; the sum of a histogram.</param>
/// <param name="Steps">The buckets of a histogram, the last of which is without bound.</param>
/// <param name="Exemplar">The exemplar of a counter.</param>
internal sealed record Series(string Labels, double Value, IReadOnlyList<HistogramStep> Steps, SampleExemplar? Exemplar);
