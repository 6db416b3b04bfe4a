namespace Cairn.Telemetry.Scrape;

/// <summary>A bucket, cumulative as Prometheus has it: how many measurements were at most the bound.</summary>
internal sealed record HistogramStep(double Bound, long Count, SampleExemplar? Exemplar);
