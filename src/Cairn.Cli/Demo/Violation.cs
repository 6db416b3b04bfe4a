namespace Cairn.Cli.Demo;

/// <summary>A breach of a rule that the demo plants.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Breach">The breach itself, as it stands in the planted file.</param>
/// <param name="Member">How its line can be told, broken or fixed.</param>
internal sealed record Violation(string Rule, string Breach, string Member);
