namespace Cairn.Cli.Demo;

/// <summary>A span that arrived over OTLP.</summary>
internal sealed record ReceivedSpan(string Name, string TraceId, bool IsServer, bool IsError, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}
