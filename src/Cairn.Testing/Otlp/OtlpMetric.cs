namespace Cairn.Testing;

/// <summary>A metric as it arrived (OTLP <c>metrics.v1.Metric</c>). Each export adds another one of the same name.</summary>
public sealed record OtlpMetric
{
    /// <summary>The name, such as <c>http.server.request.duration</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The description, empty when there is none.</summary>
    public required string Description { get; init; }

    /// <summary>The unit in UCUM, such as <c>s</c> or <c>{request}</c>; empty when there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>What the data points mean.</summary>
    public required OtlpMetricKind Kind { get; init; }

    /// <summary>The data points, one for each set of attributes.</summary>
    public required IReadOnlyList<OtlpDataPoint> DataPoints { get; init; }

    /// <summary>The instrumentation scope, which is the name of the meter.</summary>
    public required string Scope { get; init; }

    /// <summary>The attributes of the resource that measured.</summary>
    public required OtlpAttributes Resource { get; init; }
}
