namespace Cairn.Cli.Demo;

/// <summary>A span that arrived over OTLP.</summary>
internal sealed record ReceivedSpan(string Name, string TraceId, bool IsServer, bool IsError, IReadOnlyDictionary<string, string> Attributes)
{
    public string SpanId { get; init; } = "";

    /// <summary>The span it belongs to; empty if there is none.</summary>
    public string ParentSpanId { get; init; } = "";

    public DateTimeOffset Start { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>Whether it is a pipeline run, which is a server span as a request is.</summary>
    public bool IsPipelineRun => Attributes.ContainsKey("cicd.pipeline.result");

    /// <summary>Whether it is an end of a call over gRPC.</summary>
    public bool IsCall => Attributes.ContainsKey("rpc.method");

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}
