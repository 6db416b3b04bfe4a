using Serilog.Core;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>Tells apart what Serilog mixes into one bag of properties: the event id, the logger's name, and what the service itself has said.</summary>
internal readonly struct EventParts
{
    private const string EventIdProperty = "EventId";

    public EventParts(LogEvent logEvent)
    {
        Logger = Scalar<string>(logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName));

        if (logEvent.Properties.GetValueOrDefault(EventIdProperty) is StructureValue { TypeTag: null } eventId)
        {
            EventId = Scalar<object>(Member(eventId, "Id")) as int?;
            EventName = Scalar<string>(Member(eventId, "Name"));
        }

        var (hasLogger, hasEvent) = (Logger is not null, EventId is not null || EventName is not null);
        Properties = logEvent.Properties.Where(property =>
            !(hasLogger && property.Key == Constants.SourceContextPropertyName) && !(hasEvent && property.Key == EventIdProperty));
    }

    public string? Logger { get; }

    public int? EventId { get; }

    public string? EventName { get; }

    public IEnumerable<KeyValuePair<string, LogEventPropertyValue>> Properties { get; }

    private static LogEventPropertyValue? Member(StructureValue structure, string name) =>
        structure.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    private static T? Scalar<T>(LogEventPropertyValue? value)
        where T : class => (value as ScalarValue)?.Value as T;
}
