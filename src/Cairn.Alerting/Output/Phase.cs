namespace Cairn.Alerting.Output;

/// <summary>Some minutes of a scenario.</summary>
/// <param name="Minutes">How many.</param>
/// <param name="Good">Good events a minute.</param>
/// <param name="Bad">Bad events a minute.</param>
internal sealed record Phase(int Minutes, double Good, double Bad);
