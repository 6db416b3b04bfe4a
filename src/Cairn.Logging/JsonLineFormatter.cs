using System.Globalization;
using Cairn.Logging.Redaction;
using Serilog.Events;
using Serilog.Formatting;

namespace Cairn.Logging;

/// <summary>Writes an event as one flat JSON object and a line feed.</summary>
internal sealed class JsonLineFormatter(ServiceIdentity service) : ITextFormatter
{
    // What a single value and a stack may take of a line that is too long, so that none pushes the others out.
    private const int ScarceShare = 2 * 1024;
    private const int ScarceStackShare = 6 * 1024;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new JsonLine();
        Fill(line, logEvent, JsonLine.MaximumBytes, JsonLine.MaximumBytes);

        if (line.IsCut)
        {
            line.Clear();
            Fill(line, logEvent, ScarceShare, ScarceStackShare);
        }

        line.WriteTo(output);
    }

    private void Fill(JsonLine line, LogEvent logEvent, int share, int stackShare)
    {
        var source = logEvent as LineEvent;

        line.AddText(LineContract.Timestamp, logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), share);
        line.AddText(LineContract.Level, LevelName.Of(logEvent.Level), share);
        line.AddText(LineContract.Message, SecretText.Mask(MessageText.Of(logEvent)), share);
        AddInteger(line, LineContract.EventId, source?.EventId.Id ?? 0, share);
        AddIfAny(line, LineContract.EventName, source?.EventId.Name, share);
        AddIfAny(line, LineContract.Logger, source?.Logger, share);
        AddIfAny(line, LineContract.TraceId, logEvent.TraceId?.ToHexString(), share);
        AddIfAny(line, LineContract.SpanId, logEvent.SpanId?.ToHexString(), share);
        line.AddText(LineContract.ServiceName, service.Name, share);
        AddIfAny(line, LineContract.ServiceVersion, service.Version, share);
        line.AddText(LineContract.Environment, service.Environment, share);

        if (logEvent.Exception is { } exception)
        {
            line.AddText(LineContract.ErrorType, ExceptionText.TypeName(exception), share);
            line.AddText(LineContract.ErrorMessage, SecretText.Mask(ExceptionText.Message(exception)), share);
            line.AddText(LineContract.ErrorStack, SecretText.Mask(ExceptionText.Stack(exception)), stackShare);
        }

        line.AddText(LineContract.Template, SecretText.Mask(logEvent.MessageTemplate.Text), share);
        AddProperties(line, logEvent.Properties, share);
    }

    private static void AddIfAny(JsonLine line, string name, string? text, int share)
    {
        if (text is not null)
        {
            line.AddText(name, text, share);
        }
    }

    private static void AddInteger(JsonLine line, string name, int number, int share)
    {
        Span<byte> digits = stackalloc byte[16];

        if (number != 0 && number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture))
        {
            line.AddJson(name, digits[..written], share);
        }
    }

    private static void AddProperties(JsonLine line, IReadOnlyDictionary<string, LogEventPropertyValue> properties, int share)
    {
        var names = new UniqueNames(LineContract.Names);
        using var json = new JsonValueBuffer();

        foreach (var (name, value) in properties)
        {
            switch (value)
            {
                case ScalarValue { Value: null }:
                    break;
                case ScalarValue { Value: string text }:
                    line.AddText(names.Claim(name), SecretNames.Mask(name, text), share);
                    break;
                default:
                    line.AddJson(names.Claim(name), json.Encode(value), share);
                    break;
            }
        }
    }
}
