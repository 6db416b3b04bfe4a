namespace Cairn.Logging.Tests.Redaction;

/// <summary>A record as services write them: its text prints every property.</summary>
public record SampleRunner(string Name, [Secret] string Token, int Slots = 4);
