using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Makes the descriptor of a rule.</summary>
internal static class Rule
{
    private const string Pages = "https://github.com/cairn-ci/cairn/blob/main/docs/reference/rules/";

    /// <summary>Never above Warning: a suppressor cannot hide what is an error by default. The levels raise it.</summary>
    public static DiagnosticDescriptor Create(string id, string area, string title, string message, string description, params string[] tags) =>
        new(id, title, message, $"Cairn.{area}", DiagnosticSeverity.Warning, isEnabledByDefault: true, description, $"{Pages}{id}.md", tags);
}
