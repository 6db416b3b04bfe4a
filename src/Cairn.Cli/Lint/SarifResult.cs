namespace Cairn.Cli.Lint;

/// <summary>A finding as the compiler wrote it; one about no place in particular has no file.</summary>
internal sealed record SarifResult(string Rule, Uri? File, int Line, int Column, string Message);
