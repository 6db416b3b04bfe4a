using Cairn.Alerting.Testing.Promtool;
using Cairn.Alerting.Testing.Samples;

namespace Cairn.Alerting.Testing.Tests;

/// <summary>How scrapes become the series of a rule test.</summary>
public sealed class KeepingSamples
{
    private const string Rules = """
        groups:
          - name: 'a:b'
            interval: 1m
            rules:
              - record: 'a:bad'
                expr: |-
                  sum(x_total{job="svc"})

                  + time() - max(swept{job="svc"})
              - record: 'a:unread'
                expr: sum(y_total)
              - alert: Bad
                expr: 'a:bad > 1'
                labels:
                  severity: page

        """;

    [Fact]
    public void Recordings_that_no_alert_reads_are_left_out()
    {
        var rules = RuleText.Parse(Rules).Watching([]);

        Assert.Equal(Rules.Replace("      - record: 'a:unread'\n        expr: sum(y_total)\n", "", StringComparison.Ordinal), rules.ToString());
        Assert.Equal(("Bad", "page"), (Assert.Single(rules.Alerts).Name, rules.Alerts[0].Severity));
    }

    [Fact]
    public void A_series_that_comes_late_and_goes_has_no_samples_before_and_after()
    {
        var book = new SampleBook(RuleText.Parse(Rules), DateTimeOffset.UnixEpoch);

        book.Add(0, "");
        book.Add(2, "# HELP x_total x\nx_total{route=\"/{id}\"} 3\nelse_total 4\n");
        book.Add(4, null);
        book.Add(6, "");

        Assert.Equal(
            [("up{job=\"svc\",instance=\"proof\"}", "1+0x3 0+0x1 1+0x0"), ("x_total{job=\"svc\",instance=\"proof\",route=\"/{id}\"}", "_x2 3+0x1 stale _x2")],
            book.Series);
    }

    [Fact]
    public void A_time_counts_from_the_beginning_of_the_story()
    {
        var book = new SampleBook(RuleText.Parse(Rules), DateTimeOffset.FromUnixTimeSeconds(946_684_800));

        book.Add(0, "swept 946684830\n");

        Assert.Contains(("swept{job=\"svc\",instance=\"proof\"}", "30+0x0"), book.Series);
    }

    [Fact]
    public void An_alert_that_is_not_there_is_named_with_those_that_are()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => RuleText.Parse(Rules).Watching(["Worse"]));

        Assert.Equal("There is no alert 'Worse'. The rules have Bad. Watch one of these.", refused.Message);
    }
}
