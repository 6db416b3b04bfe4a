using System.Text.Json;

namespace Cairn.Cli.Demo;

/// <summary>Reads JSON that may be none: answers of a service and lines of its log.</summary>
internal static class JsonText
{
    /// <summary>The object in the text, or null if it holds none.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Property(string text, string name) =>
        Parse(text) is { } json && json.TryGetProperty(name, out var value) ? value.ToString() : null;
}
