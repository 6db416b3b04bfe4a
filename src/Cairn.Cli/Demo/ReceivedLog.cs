namespace Cairn.Cli.Demo;

/// <summary>A log record that arrived over OTLP; empty where it named nothing.</summary>
internal sealed record ReceivedLog(string EventName, string Body, string TraceId);
