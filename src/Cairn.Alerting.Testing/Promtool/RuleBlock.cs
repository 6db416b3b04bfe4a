namespace Cairn.Alerting.Testing.Promtool;

/// <summary>One rule of a rule file.</summary>
/// <param name="Name">The name of the alert, or of the series that is recorded.</param>
/// <param name="IsAlert">Whether it is an alert.</param>
/// <param name="Text">Its lines.</param>
internal sealed record RuleBlock(string Name, bool IsAlert, string Text)
{
    private const string SeverityKey = "severity: ";

    /// <summary>The label <c>severity</c>.</summary>
    public string Severity => Text.Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.StartsWith(SeverityKey, StringComparison.Ordinal))?[SeverityKey.Length..] ?? "none";
}
