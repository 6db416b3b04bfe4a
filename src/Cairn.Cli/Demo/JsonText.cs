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

    /// <summary>A property as text, or null if there is none.</summary>
    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static string? Property(string text, string name) =>
        Parse(text) is { } json ? Text(json, name) : null;
}
