using System.Globalization;
using System.Text;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>The routes for people: who answers, and what to look at.</summary>
internal static class RouteTable
{
    public static string Of(LegacyService service)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Routes of the legacy service\n\n{service.FrameworkName} {service.FrameworkVersion} on Python {service.PythonVersion}, {service.Routes.Count} routes.\n");
        text.Append(CultureInfo.InvariantCulture, $"On every route: {Links(RiskBook.Everywhere(service.Framework))}.\n\n");
        text.Append("| route | answered by | what the platforms do differently |\n|---|---|---|\n");
        foreach (var route in service.Routes)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{route.Name}` | `{route.View}` | {Links(route.Risks)} |\n");
        }

        text.Append("\n| code | is |\n|---|---|\n");
        foreach (var code in service.Routes.SelectMany(route => route.Risks).Concat(RiskBook.Everywhere(service.Framework)).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Link(code)} | {RiskBook.Title(code)} |\n");
        }

        return text.ToString();
    }

    private static string Links(IEnumerable<string> codes) => string.Join(", ", codes.Select(Link));

    private static string Link(string code) => $"[{code}]({RiskBook.Page}#{code})";
}
