namespace Cairn.Alerting.Testing.Promtool;

/// <summary>When an alert fired, within a part of the story. Minutes are counted from its beginning.</summary>
/// <param name="Alert">The name of the alert.</param>
/// <param name="First">The first minute.</param>
/// <param name="Last">The last minute.</param>
/// <param name="Minutes">How many minutes there were.</param>
internal sealed record Firing(string Alert, int First, int Last, int Minutes);
