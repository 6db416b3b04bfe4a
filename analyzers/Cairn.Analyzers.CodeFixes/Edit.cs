using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>A change to one node. It is given the node as it is when its turn comes: edits further in are already made.</summary>
internal sealed class Edit(SyntaxNode node, Func<SyntaxNode, SyntaxNode> change)
{
    public SyntaxNode Node => node;

    public static Edit Of<T>(T node, Func<T, SyntaxNode> change) where T : SyntaxNode => new(node, current => change((T)current));

    public SyntaxNode Apply(SyntaxNode current) => change(current);
}
