using Cairn.Logging.Redaction;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>Takes the value of a property as it is now: <c>{Value}</c> as a value or text, <c>{@Value}</c> as a structure, <c>{$Value}</c> as text.</summary>
internal sealed class ValueCapture
{
    private const char AsStructure = '@';
    private const char AsText = '$';

    // A collection is read no further than a line could hold of it, as some have no end.
    private readonly Logger _serilog = new LoggerConfiguration()
        .Destructure.With<CaptureRedacted>()
        .Destructure.ToMaximumCollectionCount(JsonLine.MaximumBytes)
        .CreateLogger();

    /// <summary>What stands for a value that cannot be read.</summary>
    public static string Unreadable(object value) => $"({value.GetType()}, could not be read)";

    /// <summary>The property, or <see langword="null"/> when the name cannot be one.</summary>
    public LogEventProperty? Capture(string? name, object? value)
    {
        var mark = name is [AsStructure or AsText, ..] ? name[0] : default;
        var bare = mark == default ? name : name![1..];

        if (!LogEventProperty.IsValidName(bare))
        {
            return null;
        }

        if (value is null or string or int or long or double or bool)
        {
            return new LogEventProperty(bare, new ScalarValue(mark == AsText ? value?.ToString() : value));
        }

        try
        {
            return _serilog.BindProperty(bare, mark == AsText ? value.ToString() : value, mark == AsStructure, out var property) ? property : null;
        }
        catch (Exception)
        {
            return new LogEventProperty(bare, new ScalarValue(Unreadable(value)));
        }
    }
}
