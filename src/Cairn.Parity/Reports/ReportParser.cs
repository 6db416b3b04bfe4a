using System.Globalization;
using Cairn.Cassettes.Format;
using Cairn.Parity.Rules;

namespace Cairn.Parity.Reports;

/// <summary>Parses a report. Members that are not known are passed over: a later version may write more.</summary>
internal static class ReportParser
{
    public static ParityReport Parse(ReadOnlySpan<byte> text, string name) => DocumentText.Read(text, name, (ref JsonCursor cursor) => ReportOf(ref cursor));

    private static ParityReport ReportOf(ref JsonCursor cursor)
    {
        string? format = null, service = null;
        DateTimeOffset at = default;
        List<ParityRouteReport> routes = [];
        List<string> remarks = [];
        cursor.Object("report");
        while (cursor.Member(out var member))
        {
            switch (member)
            {
                case "cairn": format = cursor.Text(member); break;
                case "service": service = cursor.Text(member); break;
                case "at": at = TimeOf(ref cursor); break;
                case "routes": RoutesOf(ref cursor, routes); break;
                case "remarks": remarks = Texts(ref cursor, member); break;
                default: cursor.Skip(); break;
            }
        }

        return format == JsonReport.Format
            ? new ParityReport { Service = service ?? throw cursor.Missing("service"), At = at, Routes = routes, Remarks = remarks }
            : throw cursor.Fault($"The file is no report: 'cairn' is '{format}' instead of '{JsonReport.Format}'. Write one with 'cairn parity run --json'.");
    }

    private static void RoutesOf(ref JsonCursor cursor, List<ParityRouteReport> routes)
    {
        cursor.Array("routes");
        while (cursor.Item())
        {
            routes.Add(RouteOf(ref cursor));
        }

        cursor.EndArray("routes");
    }

    private static ParityRouteReport RouteOf(ref JsonCursor cursor)
    {
        var route = new ParityRouteReport { Route = "" };
        cursor.Object("route");
        while (cursor.Member(out var member))
        {
            switch (member)
            {
                case "route": route = route with { Route = cursor.Text(member) }; break;
                case "level": route = route with { Level = Words.Read<ParityLevel>(ref cursor, member) }; break;
                case "equal": route = route with { Equal = Count(ref cursor, member) }; break;
                case "withNoise": route = route with { WithNoise = Count(ref cursor, member) }; break;
                case "different": route = route with { Different = Count(ref cursor, member) }; break;
                case "notComparable": route = route with { NotComparable = Count(ref cursor, member) }; break;
                case "differences": route = route with { Differences = DifferencesOf(ref cursor) }; break;
                case "unusedRules": route = route with { UnusedRules = Texts(ref cursor, member) }; break;
                default: cursor.Skip(); break;
            }
        }

        return route.Route.Length > 0 ? route : throw cursor.Missing("route");
    }

    private static List<ParityDifferenceGroup> DifferencesOf(ref JsonCursor cursor)
    {
        List<ParityDifferenceGroup> groups = [];
        cursor.Array("differences");
        while (cursor.Item())
        {
            groups.Add(GroupOf(ref cursor));
        }

        cursor.EndArray("differences");
        return groups;
    }

    private static ParityDifferenceGroup GroupOf(ref JsonCursor cursor)
    {
        var group = new ParityDifferenceGroup(new ParityDifference("", "", "", ""), 0, 0, "");
        cursor.Object("difference");
        while (cursor.Member(out var member))
        {
            switch (member)
            {
                case "path": group = group with { First = group.First with { Path = cursor.Text(member) } }; break;
                case "legacy": group = group with { First = group.First with { Legacy = cursor.Text(member) } }; break;
                case "candidate": group = group with { First = group.First with { Candidate = cursor.Text(member) } }; break;
                case "rule": group = group with { First = group.First with { Rule = cursor.Text(member) } }; break;
                case "code": group = group with { First = group.First with { Code = cursor.TextOrNull(member) } }; break;
                case "switch": group = group with { First = group.First with { Switch = cursor.TextOrNull(member) } }; break;
                case "count": group = group with { Count = Count(ref cursor, member) }; break;
                case "exchange": group = group with { Exchange = cursor.Number(member, 0, long.MaxValue) }; break;
                case "request": group = group with { Request = cursor.Text(member) }; break;
                default: cursor.Skip(); break;
            }
        }

        return group;
    }

    private static List<string> Texts(ref JsonCursor cursor, string member)
    {
        List<string> texts = [];
        cursor.Array(member);
        while (cursor.Item())
        {
            texts.Add(cursor.Text(member));
        }

        cursor.EndArray(member);
        return texts;
    }

    private static int Count(ref JsonCursor cursor, string member) => (int)cursor.Number(member, 0, int.MaxValue / 4);

    private static DateTimeOffset TimeOf(ref JsonCursor cursor) =>
        DateTimeOffset.TryParse(cursor.Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw cursor.Fault("'at' is not a time of RFC 3339.");
}
