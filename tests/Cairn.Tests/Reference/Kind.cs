namespace Cairn.Tests.Reference;

/// <summary>What kind of name a service shows to the outside.</summary>
public enum Kind
{
    ResourceAttribute,
    ServerSpanAttribute,
    PipelineSpanAttribute,
    Metric,
    MetricAttribute,
    Event,

    /// <summary>A field of one event, such as <c>WorkerRestarting.Delay</c>.</summary>
    EventField,
    RequestLineField,
    ConsoleField,
    RecordAttribute,
}
