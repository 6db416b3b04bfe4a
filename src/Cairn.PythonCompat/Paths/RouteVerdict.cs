namespace Cairn.PythonCompat.Paths;

/// <summary>What a Python router makes of a request, and what the answer needs to know.</summary>
/// <param name="Outcome">What it makes of it.</param>
/// <param name="Rules">The rules that have the path, where there are any.</param>
/// <param name="Path">The path, or where a redirect leads; decoded.</param>
internal sealed record RouteVerdict(RouteOutcome Outcome, IReadOnlyList<RouteRule> Rules, string Path);
