namespace Cairn.Cli.Demo;

/// <summary>One real value that was seen, and whether it keeps the promise.</summary>
internal sealed record Observation(bool Holds, string Seen);
