using Cairn.Alerting.Testing.Promtool;

namespace Cairn.Alerting.Testing.Samples;

/// <summary>What the scrapes of a story have seen of the series that the rules read, minute by minute.</summary>
internal sealed class SampleBook(RuleText rules, DateTimeOffset epoch)
{
    private readonly Dictionary<string, SeriesTimeline> _series = new(StringComparer.Ordinal);
    private readonly string _target = $"job=\"{rules.Job}\",instance=\"proof\"";

    /// <summary>How many minutes there are.</summary>
    public int Minutes { get; private set; }

    /// <summary>Every series, as promtool takes it, with its values as promtool spells them.</summary>
    public IEnumerable<(string Series, string Values)> Series =>
        _series.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => (series.Key, series.Value.Until(Minutes)));

    /// <summary>Enters what a scrape saw; it counts until the next one. Without an exposition the target is down, and its series end.</summary>
    public void Add(int minute, string? exposition)
    {
        Minutes = minute + 1;
        var seen = Scrape.Read(exposition ?? "")
            .Where(sample => rules.Reads(sample.Name))
            .ToDictionary(sample => sample.In(_target), sample => sample.Value - (rules.ReadsAsTime(sample.Name) ? epoch.ToUnixTimeSeconds() : 0), StringComparer.Ordinal);
        seen[$"up{{{_target}}}"] = exposition is null ? 0 : 1;

        foreach (var gone in _series.Where(series => !seen.ContainsKey(series.Key)))
        {
            gone.Value.End(minute);
        }

        foreach (var (series, value) in seen)
        {
            if (!_series.TryGetValue(series, out var timeline))
            {
                _series[series] = timeline = new SeriesTimeline();
            }

            timeline.Add(minute, value);
        }
    }
}
