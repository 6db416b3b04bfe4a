using System.Globalization;
using System.Net;
using System.Text;

namespace Cairn.Parity.Reports;

/// <summary>One page that needs nothing else: no scripts, no fonts, no images.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1b1b1f; background: #fff; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
        code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; } .bad { color: #b00020; } .good { color: #1b6e3c; } .unknown { color: #8a5a00; }
        @media (prefers-color-scheme: dark) { body { color: #e6e6ea; background: #17171a; } th, td { border-color: #3a3a40; } .bad { color: #ff8a8a; } .good { color: #7ddba0; } .unknown { color: #f0c060; } }
        """;

    public static string Of(ParityReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Parity of {Text(report.Service)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        text.Append(CultureInfo.InvariantCulture, $"<h1>Parity of {Text(report.Service)}</h1>\n<p class=\"{Class(report.HasParity)}\">{Text(ReportLines.Verdict(report))}</p>\n");
        text.Append("<table>\n<tr><th>route</th><th>level</th><th>parity</th><th>equal</th><th>under rules</th><th>different</th><th>not comparable</th></tr>\n");
        foreach (var route in report.Routes)
        {
            var verdict = Class(route.Differences.Count > 0 ? false : route.Compared == 0 ? null : true);
            text.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{Text(route.Route)}</code></td><td>{Rules.Words.Of(route.Level)}</td><td class=\"{verdict}\">{Text(ReportLines.Share(route))}</td><td>{route.Equal}</td><td>{route.WithNoise}</td><td>{route.Different}</td><td>{route.NotComparable}</td></tr>\n");
        }

        text.Append("</table>\n");
        report.Routes.Where(route => route.Differences.Count > 0).ToList().ForEach(route => Append(text, route));
        foreach (var remark in report.Routes.SelectMany(route => route.UnusedRules.Select(rule => $"not needed: {route.Route} {rule}")).Concat(report.Remarks))
        {
            text.Append(CultureInfo.InvariantCulture, $"<p class=\"unknown\">{Text(remark)}</p>\n");
        }

        return text.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder text, ParityRouteReport route)
    {
        text.Append(CultureInfo.InvariantCulture, $"<h2><code>{Text(route.Route)}</code></h2>\n<table>\n<tr><th>path</th><th>legacy</th><th>candidate</th><th>rule</th><th>known as</th><th>how often</th></tr>\n");
        foreach (var group in route.Differences)
        {
            var first = group.First;
            var known = first.Code is null ? "" : first.Switch is null ? first.Code : $"{first.Code}, cured by {first.Switch}";
            text.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{Text(first.Path)}</code></td><td><code>{Text(first.Legacy)}</code></td><td><code>{Text(first.Candidate)}</code></td><td>{Text(first.Rule)}</td><td>{Text(known)}</td><td>{Text(ReportLines.Count(group))}</td></tr>\n");
        }

        text.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Class(bool? verdict) => verdict switch { true => "good", false => "bad", null => "unknown" };
}
