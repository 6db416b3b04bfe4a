using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Cairn.Telemetry.Export;

using Attribute = KeyValuePair<string, object?>;

/// <summary>
/// Gives an exported log record the fields that its line on the console has, and masks the secrets in it that are masked there. It runs
/// on the caller's thread: behind it the SDK lets nobody look at a record before it is on its way.
/// </summary>
/// <param name="mask">Masks a text that goes by a name; <see langword="null"/> where nobody offers it.</param>
internal sealed class ConsoleParity(Func<string, string, string>? mask) : BaseProcessor<LogRecord>
{
    /// <summary>The key of the mask in the container.</summary>
    public const string MaskKey = "Cairn.Redaction";

    private const string PlatformTemplate = "{OriginalFormat}";
    private const string Body = "";

    public override void OnEnd(LogRecord data)
    {
        var attributes = new List<Attribute>((data.Attributes?.Count ?? 0) + 5);
        var body = data.FormattedMessage;
        foreach (var attribute in data.Attributes ?? [])
        {
            attributes.Add(Shown(attribute, ref body));
        }

        if (data.EventId.Id != 0)
        {
            attributes.Add(new("event.id", data.EventId.Id));
        }

        AddException(data, attributes);
        data.FormattedMessage = body is null ? null : Mask(Body, body);
        data.Attributes = attributes;
    }

    // A value that only its name gives away stands in the message too, without the name.
    private Attribute Shown(Attribute attribute, ref string? body)
    {
        var (name, value) = attribute;
        if (value is not string text || text.Length == 0)
        {
            return attribute;
        }

        if (name == PlatformTemplate)
        {
            return new("msg.template", Mask(Body, text));
        }

        var masked = Mask(name, text);
        if (!ReferenceEquals(masked, text) && masked != Mask(Body, text))
        {
            body = body?.Replace(text, masked, StringComparison.Ordinal);
        }

        return new(name, masked);
    }

    private void AddException(LogRecord record, List<Attribute> attributes)
    {
        if (record.Exception is not { } exception)
        {
            return;
        }

        var type = exception.GetType().FullName ?? exception.GetType().Name;
        attributes.Add(new(TelemetryNames.ErrorType, type));
        attributes.Add(new("exception.type", type));
        attributes.Add(new("exception.message", Mask(Body, Read(exception, static failed => failed.Message))));
        attributes.Add(new("exception.stacktrace", Mask(Body, Read(exception, static failed => failed.ToString()))));
        record.Exception = null; // else the exporter would write its short name and unmasked text
    }

    private static string Read(Exception exception, Func<Exception, string> read)
    {
        try
        {
            return read(exception);
        }
        catch (Exception second)
        {
            return string.Create(CultureInfo.InvariantCulture, $"(could not be read: {second.GetType()})");
        }
    }

    private string Mask(string name, string text) => mask is null ? text : mask(name, text);
}
