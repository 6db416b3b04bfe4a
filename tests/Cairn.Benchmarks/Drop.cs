using OpenTelemetry;

namespace Cairn.Benchmarks;

/// <summary>An exporter that drops what it gets, but remembers its signal: one that never came has no price.</summary>
internal sealed class Drop<T>(ICollection<string> received) : BaseExporter<T>
    where T : class
{
    public override ExportResult Export(in Batch<T> batch)
    {
        lock (received)
        {
            received.Add(typeof(T).Name);
        }

        return ExportResult.Success;
    }
}
