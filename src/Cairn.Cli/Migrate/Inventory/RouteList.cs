using System.Text.Json;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>The routes for tools.</summary>
internal static class RouteList
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static string Of(LegacyService service) => JsonSerializer.Serialize(
        new
        {
            service.Framework,
            service.FrameworkVersion,
            service.PythonVersion,
            Routes = service.Routes.Select(route => new { route.Method, route.Path, route.View, route.Risks }),
        },
        Json) + "\n";
}
