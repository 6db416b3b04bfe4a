using System.Text;
using System.Text.RegularExpressions;

namespace Cairn.Alerting.Testing.Promtool;

/// <summary>A rule file as Cairn.Alerting writes it, cut down to what some of its alerts need.</summary>
/// <remarks>
/// Recordings that no alert reads are left out: the budget of 28 days is for dashboards, and promtool gives a query no more than 10,000 samples, which are a
/// week of minutes.
/// </remarks>
internal sealed partial class RuleText
{
    private readonly IReadOnlyList<string> _head;
    private readonly IReadOnlyList<IReadOnlyList<RuleBlock>> _groups;
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _times;

    private RuleText(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<RuleBlock>> groups)
    {
        (_head, _groups) = (head, groups);
        var text = string.Concat(groups.SelectMany(group => group).Select(rule => rule.Text));
        _words = [.. Word().Matches(text).Select(word => word.Value)];
        _times = [.. Age().Matches(text).Select(age => age.Groups[1].Value)];
        Job = JobLabel().Match(text).Groups[1].Value;
    }

    /// <summary>The label <c>job</c> that the rules select.</summary>
    public string Job { get; }

    public IReadOnlyList<RuleBlock> Alerts => [.. _groups.SelectMany(group => group).Where(rule => rule.IsAlert)];

    public static RuleText Parse(string file)
    {
        var groups = GroupStart().Split(file).Skip(1).ToList();
        return new RuleText(
            [.. groups.Select(group => group[..FirstRule().Match(group).Index])],
            [.. groups.Select(group => (IReadOnlyList<RuleBlock>)[.. RuleStart().Matches(group).Select(rule => Block(group, rule))])]);
    }

    /// <summary>Whether the rules read a series of that name.</summary>
    public bool Reads(string series) => _words.Contains(series);

    /// <summary>Whether the rules take its value for a time, whose age they look at. A test of rules begins in 1970.</summary>
    public bool ReadsAsTime(string series) => _times.Contains(series);

    /// <summary>The rules that some alerts need; all alerts if none is named.</summary>
    /// <exception cref="InvalidOperationException">There is no such alert.</exception>
    public RuleText Watching(IReadOnlyList<string> alerts)
    {
        if (alerts.Except(Alerts.Select(alert => alert.Name)).ToList() is { Count: > 0 } unknown)
        {
            throw new InvalidOperationException(
                $"There is no alert {string.Join(" or ", unknown.Select(name => $"'{name}'"))}. The rules have {string.Join(", ", Alerts.Select(alert => alert.Name))}. Watch one of these.");
        }

        return new RuleText(_head, [.. _groups.Select(group => Needed(group, alerts))]);
    }

    /// <summary>The rule file, without empty groups.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("groups:\n");
        foreach (var (head, rules) in _head.Zip(_groups).Where(group => group.Second.Count > 0))
        {
            text.Append("  - name: ").Append(head);
            foreach (var rule in rules)
            {
                text.Append(rule.Text);
            }
        }

        return text.ToString();
    }

    private static RuleBlock Block(string group, Match start) =>
        new(start.Groups["name"].Value, start.Groups["kind"].Value == "alert", start.Value);

    /// <summary>Groups read their own series only, so what is needed is found within the group.</summary>
    private static List<RuleBlock> Needed(IReadOnlyList<RuleBlock> group, IReadOnlyList<string> alerts)
    {
        var needed = group.Where(rule => rule.IsAlert && (alerts.Count == 0 || alerts.Contains(rule.Name))).ToHashSet();
        for (var before = -1; before != needed.Count;)
        {
            before = needed.Count;
            var words = needed.SelectMany(rule => Word().Matches(rule.Text)).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
            needed.UnionWith(group.Where(rule => !rule.IsAlert && words.Contains(rule.Name)));
        }

        return [.. group.Where(needed.Contains)];
    }

    [GeneratedRegex(@"^  - name: ", RegexOptions.Multiline)]
    private static partial Regex GroupStart();

    [GeneratedRegex(@"^      - (record|alert): ", RegexOptions.Multiline)]
    private static partial Regex FirstRule();

    [GeneratedRegex(@"^      - (?<kind>record|alert): '?(?<name>[^'\n]+)'?\n(?:       .*\n|\n)*", RegexOptions.Multiline)]
    private static partial Regex RuleStart();

    [GeneratedRegex("[a-zA-Z_:][a-zA-Z0-9_:]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"time\(\)\s*-\s*\w+\(([a-zA-Z_:][a-zA-Z0-9_:]*)")]
    private static partial Regex Age();

    [GeneratedRegex("job=\"([^\"]*)\"")]
    private static partial Regex JobLabel();
}
