namespace Cairn.Benchmarks;

/// <summary>What the clients of one round have waited, in microseconds.</summary>
internal readonly record struct LatencyRound(double Median, double P99);
