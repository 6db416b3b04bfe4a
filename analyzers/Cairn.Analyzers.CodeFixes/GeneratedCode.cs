using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Puts code into a document. It is written with full names and comes out with usings and short ones.</summary>
internal static class GeneratedCode
{
    /// <summary>Marks code as ours: what stood there before is never simplified.</summary>
    public static T AsGenerated<T>(this T node) where T : SyntaxNode =>
        node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    public static async Task<Document> ReplaceAsync(
        this Document document, SyntaxNode node, SyntaxNode replacement, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var replaced = document.WithSyntaxRoot(root!.ReplaceNode(node, replacement));
        return await ImportAdder.AddImportsAsync(replaced, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
