namespace Cairn.Cli.Demo;

/// <summary>The line of the planted violation before and after `dotnet format analyzers`.</summary>
internal sealed record Repair(string Before, string After);
