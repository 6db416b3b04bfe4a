using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Names that mean nothing yet.</summary>
internal static class FreeNames
{
    /// <summary>The name, and then the name with a number, as far as neither means anything at the node or in the member around it.</summary>
    public static IEnumerable<string> FreeNamesAt(this SemanticModel model, SyntaxNode node, string name)
    {
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(around => around is not GlobalStatementSyntax) ?? model.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(model.LookupSymbols(node.SpanStart).Select(symbol => symbol.Name));
        taken.UnionWith(member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : $"{name}{number}")
            .Where(free => !taken.Contains(free));
    }
}
