using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.Testing;

/// <summary>A line that a replica wrote: a JSON object if it logs those, and text otherwise.</summary>
internal sealed partial class LogLine
{
    public LogLine(TimeSpan at, string text)
    {
        At = at;
        Text = text;
        Parse();
    }

    /// <summary>When it was read.</summary>
    public TimeSpan At { get; }

    public string Text { get; }

    /// <summary>The name of the event, where the line is an object that has one.</summary>
    public string? EventName { get; private set; }

    /// <summary>Whether the line is no object that was cut off.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The address in a line about an event, which is known by its name or, in plain text, by its words.</summary>
    public Uri? AddressIn(string eventName, string words) =>
        (EventName == eventName || Text.Contains(words, StringComparison.Ordinal)) && Address().Match(Text) is { Success: true } address
            ? new Uri(address.Value)
            : null;

    private void Parse()
    {
        if (!Text.StartsWith('{'))
        {
            return;
        }

        try
        {
            using var line = JsonDocument.Parse(Text);
            EventName = line.RootElement.TryGetProperty("event.name", out var name) && name.ValueKind is JsonValueKind.String ? name.GetString() : null;
        }
        catch (JsonException)
        {
            IsWhole = false;
        }
    }

    [GeneratedRegex(@"http://[\w.\-\[\]:]+:\d+")]
    private static partial Regex Address();
}
