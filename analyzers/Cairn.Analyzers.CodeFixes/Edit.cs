using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>A change to one node. It is given the node as it is when its turn comes: edits further in are already made.</summary>
internal sealed class Edit
{
    private readonly SyntaxAnnotation _place = new();
    private readonly Func<SyntaxNode, SyntaxNode> _change;
    private readonly SyntaxNode? _next;

    private Edit(SyntaxNode node, Func<SyntaxNode, SyntaxNode> change, SyntaxNode? next)
    {
        Node = node;
        _change = change;
        _next = next;
    }

    public SyntaxNode Node { get; }

    public static Edit Of<T>(T node, Func<T, SyntaxNode> change) where T : SyntaxNode => new(node, current => change((T)current), next: null);

    /// <summary>Writes another expression in the place of one.</summary>
    public static Edit Replace(SyntaxNode node, string expression) =>
        Of(node, current => SyntaxFactory.ParseExpression(expression).WithTriviaFrom(current));

    /// <summary>Puts another node behind this one in its list.</summary>
    public static Edit After(SyntaxNode node, SyntaxNode next) => new(node, current => current, next);

    public SyntaxNode Apply(SyntaxNode current) => _next is null ? _change(current) : current.WithAdditionalAnnotations(_place);

    /// <summary>Makes the insertion, once all nodes have been changed.</summary>
    public SyntaxNode Insert(SyntaxNode root) =>
        _next is null ? root : root.InsertNodesAfter(root.GetAnnotatedNodes(_place).Single(), [_next]);
}
