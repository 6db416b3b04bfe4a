using System.Text.Json;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>What the legacy service serves, as its own interpreter tells.</summary>
/// <param name="Framework">"flask" or "fastapi".</param>
/// <param name="FrameworkVersion">The version of that.</param>
/// <param name="PythonVersion">The version of its interpreter.</param>
/// <param name="Routes">One for each path and method, in order of both.</param>
/// <param name="Schemas">The types that go over the wire, by name, where the framework knows them.</param>
internal sealed record LegacyService(
    string Framework,
    string FrameworkVersion,
    string PythonVersion,
    IReadOnlyList<LegacyRoute> Routes,
    IReadOnlyDictionary<string, JsonElement> Schemas)
{
    /// <summary>The framework as its makers write it.</summary>
    public string FrameworkName => Framework == "flask" ? "Flask" : "FastAPI";
}
