using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN2201: joins what stood between the slashes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class PathBuiltWithSlashFix() : RuleFix(RuleIds.PathBuiltWithSlash, "Join the parts of the path")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (model.GetOperation(found) is not { } operation || PathSegment.Codes(PathPart.In(operation)) is not { Count: > 1 } segments)
        {
            return [];
        }

        var arguments = SyntaxFactory.ParseArgumentList($"({string.Join(", ", segments)})");
        var join = SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression("global::System.IO.Path.Join").AsGenerated(), arguments);
        return [Edit.Of(found, current => join.WithTriviaFrom(current))];
    }
}
