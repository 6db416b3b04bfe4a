namespace Cairn.Repository.Tests;

/// <summary>A fenced block of a page.</summary>
internal sealed record CodeBlock(string Language, IReadOnlyList<string> Lines);
