namespace Cairn.Cli.Demo;

/// <summary>The line of a planted violation before and after `dotnet format analyzers`.</summary>
internal sealed record Repair(Violation Violation, string Before, string After);
