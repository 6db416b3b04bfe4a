namespace Cairn.Telemetry.Propagation;

/// <summary>A variable whose value breaks a rule. The value itself is not kept: nobody knows what it holds.</summary>
internal readonly record struct IgnoredVariable(string Name, int Length, string Rule);
