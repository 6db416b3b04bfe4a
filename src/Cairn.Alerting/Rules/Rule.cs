namespace Cairn.Alerting.Rules;

/// <summary>One rule of Prometheus: a recording, or an alert where it has annotations.</summary>
internal sealed record Rule
{
    /// <summary>The name of the series, or of the alert.</summary>
    public required string Name { get; init; }

    /// <summary>The query.</summary>
    public required string Expression { get; init; }

    /// <summary>How long an alert's condition holds before it fires.</summary>
    public TimeSpan For { get; init; }

    /// <summary>The labels that are added.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; }

    /// <summary>What an alert tells; empty for a recording.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Annotations { get; init; } = [];

    public bool IsAlert => Annotations.Count > 0;

    public string Label(string name) => Labels.First(label => label.Key == name).Value;
}
