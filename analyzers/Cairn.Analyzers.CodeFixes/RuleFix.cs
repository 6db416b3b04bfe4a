using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>What all fixes do alike: each says which edits mend a diagnostic, and offers them one by one and all at once.</summary>
/// <param name="ids">The rules that are fixed.</param>
/// <param name="actions">What is offered, the first first.</param>
internal abstract class RuleFix(ImmutableArray<string> ids, params (string Title, string Key)[] actions) : CodeFixProvider
{
    protected RuleFix(string id, string title)
        : this([id], (title, id))
    {
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds => ids;

    public sealed override FixAllProvider GetFixAllProvider() => Editing.FixAll(EditsAtPlace);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var (title, key) in actions)
        {
            await context.OfferAsync(title, key, EditsAtPlace).ConfigureAwait(false);
        }
    }

    /// <summary>The edits that fix a diagnostic; none if there is no safe fix.</summary>
    /// <param name="found">The innermost node with the place of the diagnostic.</param>
    /// <param name="model">The document as it was found.</param>
    /// <param name="diagnostic">What was found.</param>
    /// <param name="key">Which of several actions.</param>
    protected abstract IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key);

    private IReadOnlyList<Edit> EditsAtPlace(SemanticModel model, Diagnostic diagnostic, string key) =>
        Edits(model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, diagnostic, key);
}
