namespace Cairn.Telemetry;

/// <summary>Stands for the package Cairn.Telemetry, to which the port shall move: some rules look for it.</summary>
internal sealed class TelemetryOptions;
