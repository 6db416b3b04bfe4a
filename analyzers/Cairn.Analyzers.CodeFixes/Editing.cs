using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Turns edits into code actions. Fixing all makes the edits of one document in one pass, so none is lost to an overlap.</summary>
internal static class Editing
{
    public static FixAllProvider FixAll(EditsOf editsOf) => FixAllProvider.Create(
        async (context, document, diagnostics) => await EditAsync(
            document, diagnostics, context.CodeActionEquivalenceKey!, editsOf, context.CancellationToken).ConfigureAwait(false));

    /// <summary>Offers the edits as an action, if there are any.</summary>
    public static async Task OfferAsync(this CodeFixContext context, string title, string key, EditsOf editsOf)
    {
        var document = context.Document;
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => editsOf(model!, diagnostic, key).Count > 0))
        {
            var action = CodeAction.Create(title, token => EditAsync(document, [diagnostic], key, editsOf, token), key);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    private static async Task<Document> EditAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string key, EditsOf editsOf, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var places = diagnostics.GroupBy(diagnostic => diagnostic.Location.SourceSpan).Select(place => place.First()); // CA2253 reports a template for each of its holes
        var edits = places.SelectMany(diagnostic => editsOf(model!, diagnostic, key)).ToDictionary(edit => edit.Node);
        var edited = root!.ReplaceNodes(edits.Keys, (node, current) => edits[node].Apply(current));
        edited = edits.Values.Aggregate(edited, (tree, edit) => edit.Insert(tree));
        return await ImportAdder.AddImportsAsync(
            document.WithSyntaxRoot(edited), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
