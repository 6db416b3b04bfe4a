namespace Cairn.Caching.Local;

/// <summary>Whether the garbage collector, at its last run, found the machine or the container short of memory.</summary>
/// <param name="read">Reads the memory load and the load that counts as high, in bytes; <see langword="null"/> asks the garbage collector.</param>
internal sealed class MemoryPressure(Func<(long Load, long High)>? read = null)
{
    public bool IsHigh()
    {
        var (load, high) = read is null ? Read() : read();
        return high > 0 && load >= high;
    }

    private static (long Load, long High) Read()
    {
        var memory = GC.GetGCMemoryInfo();
        return (memory.MemoryLoadBytes, memory.HighMemoryLoadThresholdBytes);
    }
}
