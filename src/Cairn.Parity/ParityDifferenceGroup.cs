namespace Cairn.Parity;

/// <summary>Differences of one kind at one place of a route's answers.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many exchanges have it; 0 when it shows over a whole run only.</param>
/// <param name="Exchange">The number of the first exchange that has it.</param>
/// <param name="Request">Method and target of that exchange, masked.</param>
public sealed record ParityDifferenceGroup(ParityDifference First, int Count, long Exchange, string Request);
