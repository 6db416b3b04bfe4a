namespace Cairn.Cli.Demo;

/// <summary>The last point of a metric's series: how many values it counted, under which attributes.</summary>
internal sealed record ReceivedPoint(string Metric, string Unit, long Count, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>The value of a counter or gauge.</summary>
    public double Value { get; init; }

    /// <summary>Whether it measures calls over gRPC as requests.</summary>
    public bool IsCall => this["http.route"] == $"/{CallAnswers.Method}";

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}
