using System.Globalization;
using Cairn.Logging.Redaction;
using Serilog.Events;
using Serilog.Formatting;

namespace Cairn.Logging;

/// <summary>Writes an event for a person at a terminal: one line, and an exception below it.</summary>
internal sealed class TextLineFormatter : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var time = logEvent.Timestamp.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var logger = logEvent is LineEvent { Logger: var name } ? $"{name}  " : string.Empty;
        var trace = logEvent.TraceId is { } id ? $"  trace={id}" : string.Empty;

        output.Write($"{time} {LevelName.Of(logEvent.Level),-5} {Visible(logger + SecretText.Mask(MessageText.Of(logEvent)))}{trace}\n");

        if (logEvent.Exception is { } exception)
        {
            foreach (var line in SecretText.Mask(ExceptionText.Stack(exception)).AsSpan().EnumerateLines())
            {
                output.Write($"{Visible(line)}\n");
            }
        }
    }

    // Text from outside must neither forge a line nor steer the terminal: a control character becomes its picture, such as ␊.
    private static string Visible(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (visible, text) =>
    {
        for (var index = 0; index < text.Length; index++)
        {
            visible[index] = text[index] switch
            {
                '\t' => '\t',
                < ' ' and var control => (char)('\u2400' + control),
                var other => char.IsControl(other) ? '\uFFFD' : other,
            };
        }
    });
}
