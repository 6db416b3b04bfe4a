using System.Globalization;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>A state and its percentages, for people: "canary 10 %, 5 % copied".</summary>
internal static class StateText
{
    public static string Of(StranglerRoute route) => Of(StateNames.Of(route.State), route.Percent, route.Shadow);

    public static string Of(string state, double percent, double shadow) => state switch
    {
        "shadow" => $"shadow {Percent(shadow)}",
        "canary" => $"canary {Percent(percent)}{Copied(shadow)}",
        "migrated" => $"migrated{Copied(shadow)}",
        _ => state,
    };

    public static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} %");

    private static string Copied(double shadow) => shadow > 0 ? $", {Percent(shadow)} copied" : "";
}
