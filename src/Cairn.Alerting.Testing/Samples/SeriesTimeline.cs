using System.Globalization;
using System.Text;

namespace Cairn.Alerting.Testing.Samples;

/// <summary>The values of one series, each with the minute since which it has it.</summary>
internal sealed class SeriesTimeline
{
    private readonly List<(int Since, double? Value)> _changes = [];

    public void Add(int minute, double value)
    {
        if (_changes.Count == 0 || _changes[^1].Value is not { } last || !last.Equals(value))
        {
            _changes.Add((minute, value));
        }
    }

    public void End(int minute)
    {
        if (_changes[^1].Value is not null)
        {
            _changes.Add((minute, null));
        }
    }

    /// <summary>All minutes in promtool's notation: <c>_</c> is no sample, <c>7+0x59</c> is an hour of 7.</summary>
    public string Until(int minutes)
    {
        var text = new StringBuilder();
        Append(text, "_", _changes[0].Since);
        for (var index = 0; index < _changes.Count; index++)
        {
            var (since, value) = _changes[index];
            var length = (index + 1 < _changes.Count ? _changes[index + 1].Since : minutes) - since;
            if (value is { } number)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Number(number)}+0x{length - 1} ");
            }
            else
            {
                text.Append("stale "); // a scraper says so once
                Append(text, "_", length - 1);
            }
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string sample, int count)
    {
        if (count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{sample}x{count} ");
        }
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
