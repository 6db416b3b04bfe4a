using System.Globalization;

namespace Cairn.Alerting.Output;

/// <summary>Writes what a series does, phase by phase, as promtool reads it.</summary>
internal sealed class SeriesTimeline
{
    private readonly List<string> _phases = [];
    private double _value;

    /// <summary>A counter goes on from where it was, by a step each minute.</summary>
    public SeriesTimeline Count(int minutes, double step)
    {
        _value += step;
        _phases.Add(Text($"{_value}+{step}x{minutes - 1}"));
        _value += step * (minutes - 1);
        return this;
    }

    /// <summary>A gauge stays at a value.</summary>
    public SeriesTimeline Stay(int minutes, double value)
    {
        _phases.Add(Text($"{value}+0x{minutes - 1}"));
        return this;
    }

    /// <summary>A gauge starts at a value, and grows.</summary>
    public SeriesTimeline Grow(int minutes, double from, double step)
    {
        _phases.Add(Text($"{from}+{step}x{minutes - 1}"));
        return this;
    }

    /// <summary>There is no series.</summary>
    public SeriesTimeline Lack(int minutes)
    {
        _phases.Add(Text($"_x{minutes}"));
        return this;
    }

    public override string ToString() => string.Join(' ', _phases);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
