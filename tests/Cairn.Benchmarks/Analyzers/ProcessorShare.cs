using System.Diagnostics;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>Tells whether the process has had a processor since this was made. Where others share the machine, a clock also counts the time that they run.</summary>
internal sealed class ProcessorShare
{
    private const double Whole = 0.97; // the rest is what the scheduler itself takes

    private readonly TimeSpan _used = Environment.CpuUsage.TotalTime;
    private readonly long _started = Stopwatch.GetTimestamp();

    public bool IsWhole => (Environment.CpuUsage.TotalTime - _used) / Stopwatch.GetElapsedTime(_started) >= Whole;
}
