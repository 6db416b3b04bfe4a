using System.Text.Json;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>A route of the legacy service.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, parameters in braces.</param>
/// <param name="Parameters">What the path holds.</param>
/// <param name="View">Who answers.</param>
/// <param name="Request">The schema of the body, if the framework knows it.</param>
/// <param name="Response">The schema of the answer, if the framework knows it.</param>
/// <param name="Risks">Codes of what the two platforms do differently, see <see cref="RiskBook"/>.</param>
internal sealed record LegacyRoute(
    string Method,
    string Path,
    IReadOnlyList<PathParameter> Parameters,
    LegacyView View,
    JsonElement? Request,
    JsonElement? Response,
    IReadOnlyList<string> Risks)
{
    /// <summary>What the route is called in every file.</summary>
    public string Name => $"{Method} {Path}";
}
