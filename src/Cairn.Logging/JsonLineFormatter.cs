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

    private LineBuffers? _kept;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        // Taken, not shared: the text of an exception may be code that logs, and so come back here before its own line is done.
        var buffers = Interlocked.Exchange(ref _kept, null) ?? new LineBuffers();
        Fill(buffers, logEvent, JsonLine.MaximumBytes, JsonLine.MaximumBytes);

        if (buffers.Line.IsCut)
        {
            Fill(buffers, logEvent, ScarceShare, ScarceStackShare);
        }

        buffers.Line.WriteTo(output);

        if (!buffers.IsLarge)
        {
            _kept = buffers;
        }
    }

    private void Fill(LineBuffers buffers, LogEvent logEvent, int share, int stackShare)
    {
        var source = logEvent as LineEvent;
        var line = buffers.Line;
        line.Clear();

        line.AddText(LineContract.Timestamp, logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), share);
        line.AddText(LineContract.Level, LevelName.Of(logEvent.Level), share);
        line.AddText(LineContract.Message, SecretText.Mask(MessageText.Of(logEvent, buffers.Text)), share);
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
        AddProperties(buffers, logEvent.Properties, share);
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

    private static void AddProperties(LineBuffers buffers, IReadOnlyDictionary<string, LogEventPropertyValue> properties, int share)
    {
        var (line, names, values) = (buffers.Line, buffers.Names, buffers.Values);
        names.Clear();

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
                    line.AddJson(names.Claim(name), values.Encode(value), share);
                    break;
            }
        }
    }
}
