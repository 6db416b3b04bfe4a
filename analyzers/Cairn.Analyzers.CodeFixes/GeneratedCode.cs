using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Simplification;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Marks code that a fix wrote, with full names: it comes out with usings and short ones.</summary>
internal static class GeneratedCode
{
    /// <summary>What stood there before is never marked, so never simplified.</summary>
    public static T AsGenerated<T>(this T node) where T : SyntaxNode =>
        node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
