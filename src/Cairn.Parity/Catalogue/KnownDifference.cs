namespace Cairn.Parity.Catalogue;

/// <summary>A difference between Python's and .NET's frameworks, and the switch of Cairn.PythonCompat that removes it.</summary>
internal sealed record KnownDifference(string Code, string? Switch = null);
