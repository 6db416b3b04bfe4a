namespace Cairn.Hosting;

/// <summary>The answer of a probe, and the state in a word that it rests on.</summary>
internal readonly record struct Verdict(bool Holds, string State);
