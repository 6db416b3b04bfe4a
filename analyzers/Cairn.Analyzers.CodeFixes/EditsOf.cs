using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Makes the edits that fix a diagnostic; none if there is no safe fix.</summary>
/// <param name="model">The document as it was found.</param>
/// <param name="diagnostic">What was found.</param>
/// <param name="key">The equivalence key of the action, for a fix that offers several.</param>
internal delegate IReadOnlyList<Edit> EditsOf(SemanticModel model, Diagnostic diagnostic, string key);
