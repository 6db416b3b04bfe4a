using System.Text;

namespace Cairn.Telemetry.Scrape;

/// <summary>All metrics at one moment, written once for each format that is asked for.</summary>
internal sealed class Exposition
{
    public static readonly Exposition Empty = new([], []);

    private readonly Lazy<byte[]> _text;
    private readonly Lazy<byte[]> _openMetrics;

    public Exposition(IReadOnlyList<MetricFamily> families, IReadOnlyList<string> leftOut)
    {
        LeftOut = leftOut;
        _text = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(TextWriting.Write(families)));
        _openMetrics = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(OpenMetricsWriting.Write(families)));
    }

    /// <summary>The metrics that cannot be shown because another one has their name.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    public byte[] In(ExpositionFormat format) => format == ExpositionFormat.OpenMetrics ? _openMetrics.Value : _text.Value;
}
