using System.Globalization;
using System.Text;
using Cairn.Cassettes;
using Cairn.Cassettes.Format;

namespace Cairn.Parity.Rules;

/// <summary>Parses a file of rules. What it does not know is an error: a misspelt rule must not be silently without effect.</summary>
internal static class RulesParser
{
    public const string Format = "parity-rules/1";

    public static ParityRules Parse(ReadOnlySpan<byte> text, string name) => DocumentText.Read(text, name, (ref JsonCursor cursor) => RulesOf(ref cursor));

    private static ParityRules RulesOf(ref JsonCursor cursor)
    {
        var format = "";
        List<ParityRoute> routes = [];
        cursor.Object("file");
        while (cursor.Member(out var member))
        {
            switch (member)
            {
                case "cairn": format = FormatOf(ref cursor); break;
                case "routes": RoutesOf(ref cursor, routes); break;
                default: throw Unknown(ref cursor, member, "the file", "cairn, routes");
            }
        }

        return format.Length > 0 ? new ParityRules(routes) : throw cursor.Missing("cairn");
    }

    private static string FormatOf(ref JsonCursor cursor)
    {
        var format = cursor.Text("cairn");
        return format == Format ? format : throw cursor.Fault($"'cairn' is '{format}'. This package reads '{Format}'. Update Cairn.Parity, or correct the file.");
    }

    private static void RoutesOf(ref JsonCursor cursor, List<ParityRoute> routes)
    {
        cursor.Array("routes");
        while (cursor.Item())
        {
            var route = RouteOf(ref cursor);
            routes.Add(routes.Exists(other => other.Name == route.Name) ? throw cursor.Fault($"The route '{route.Name}' is there twice. Put its rules into one.") : route);
        }

        cursor.EndArray("routes");
    }

    private static ParityRoute RouteOf(ref JsonCursor cursor)
    {
        var route = new ParityRoute { Name = "" };
        cursor.Object("route");
        while (cursor.Member(out var member))
        {
            route = member switch
            {
                "route" => route with { Name = cursor.Text(member) },
                "level" => route with { Level = Words.Read<ParityLevel>(ref cursor, member) },
                "headers" => route with { Headers = [.. Texts(ref cursor, member).Select(header => header.ToLowerInvariant())] },
                "requests" => route with { Requests = Count(ref cursor, member) },
                "rules" => route with { Rules = RulesOfRoute(ref cursor) },
                _ => throw Unknown(ref cursor, member, "a route", "route, level, headers, requests, rules"),
            };
        }

        return route.Name.Length > 0 ? route : throw cursor.Missing("route");
    }

    private static List<ParityRule> RulesOfRoute(ref JsonCursor cursor)
    {
        List<ParityRule> rules = [];
        cursor.Array("rules");
        while (cursor.Item())
        {
            var rule = RuleOf(ref cursor);
            if (rules.Exists(other => other.Path == rule.Path && other.Kind == rule.Kind))
            {
                throw cursor.Fault($"'{rule.Path}' has two rules of the kind '{Words.Of(rule.Kind)}'. Leave one.");
            }

            rules.Add(RuleFlaws.Of(rule) is { } flaw ? throw cursor.Fault(flaw) : rule);
        }

        cursor.EndArray("rules");
        return rules;
    }

    private static ParityRule RuleOf(ref JsonCursor cursor)
    {
        var rule = new ParityRule { Path = "", Kind = ParityRuleKind.Shape };
        var hasKind = false;
        cursor.Object("rule");
        while (cursor.Member(out var member))
        {
            hasKind |= member == "kind";
            rule = member switch
            {
                "path" => rule with { Path = cursor.Text(member) },
                "kind" => rule with { Kind = Words.Read<ParityRuleKind>(ref cursor, member) },
                "shape" => rule with { Shape = cursor.Text(member) },
                "values" => rule with { Values = Values(ref cursor) },
                "by" => rule with { By = cursor.Real(member) },
                "least" => rule with { Least = cursor.Real(member) },
                "most" => rule with { Most = cursor.Real(member) },
                "whole" => rule with { Whole = cursor.Truth(member) },
                "fresh" => rule with { Fresh = cursor.Truth(member) },
                _ => Evidence(ref cursor, member, rule),
            };
        }

        return hasKind ? rule : throw cursor.Missing("kind");
    }

    private static ParityRule Evidence(ref JsonCursor cursor, string member, ParityRule rule) => member switch
    {
        "present" => rule with { Present = Count(ref cursor, member) },
        "places" => rule with { Places = Count(ref cursor, member) },
        "seen" => rule with { Seen = Count(ref cursor, member) },
        "of" => rule with { Of = Count(ref cursor, member) },
        "source" => rule with { Source = Words.Read<ParitySource>(ref cursor, member) },
        "why" => rule with { Why = cursor.Text(member) },
        "expires" => rule with { Expires = Day(ref cursor, member) },
        _ => throw Unknown(ref cursor, member, "a rule", "path, kind, shape, values, by, least, most, whole, fresh, present, places, seen, of, source, why, expires"),
    };

    private static int Count(ref JsonCursor cursor, string member) => (int)cursor.Number(member, 0, int.MaxValue);

    private static DateOnly Day(ref JsonCursor cursor, string member) =>
        DateOnly.TryParseExact(cursor.Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw cursor.Fault($"'{member}' is no day. Write it as 2026-03-31.");

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

    private static List<string> Values(ref JsonCursor cursor)
    {
        List<string> values = [];
        cursor.Array("values");
        while (cursor.Item())
        {
            values.Add(Encoding.UTF8.GetString(cursor.Raw()));
        }

        cursor.EndArray("values");
        return values;
    }

    private static CassetteFormatException Unknown(ref JsonCursor cursor, string member, string place, string known) =>
        cursor.Fault($"'{member}' is no member of {place}. Known are {known}. Correct it.");
}
