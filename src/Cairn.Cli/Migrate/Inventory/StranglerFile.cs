using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>Configuration that sends every route to the legacy service.</summary>
internal static partial class StranglerFile
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(LegacyService service)
    {
        var strangler = new
        {
            LegacyAddress = "http://127.0.0.1:8000",
            Routes = service.Routes.Select(route => $"{route.Method} {Path(route)}").DistinctBy(match => Name().Replace(match, "{$1}")).Select(match => new { Match = match, State = "legacy" }),
        };
        var document = new Dictionary<string, object> { ["Cairn"] = new { Strangler = strangler } };
        return JsonSerializer.Serialize(document, Json) + "\n";
    }

    /// <summary>What stands behind a part that takes slashes is matched with it: that part has to be the last one.</summary>
    private static string Path(LegacyRoute route) => route.Parameters.FirstOrDefault(parameter => parameter.IsRest) is { } rest
        ? $"{route.Path[..route.Path.IndexOf($"{{{rest.Name}}}", StringComparison.Ordinal)]}{{**{rest.Name}}}"
        : route.Path;

    /// <summary>Names of parameters make no difference to what is matched, nor do their types: routes that differ in nothing else move together.</summary>
    [GeneratedRegex(@"\{(\**)[^}]*\}")]
    private static partial Regex Name();
}
