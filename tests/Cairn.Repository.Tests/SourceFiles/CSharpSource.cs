using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Repository.Tests;

/// <summary>What the compiler's parser sees in a file, so that text in strings and comments misleads no check.</summary>
internal sealed class CSharpSource(RepositoryFile file)
{
    private readonly SyntaxNode _root =
        CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();

    public string Path => file.Path;

    /// <summary>The file name up to its first dot: <c>Log</c> for <c>Log.Events.cs</c>.</summary>
    public string Name => file.Name.Split('.')[0];

    public int LineCount => file.Lines.Count;

    public bool HasRegion => _root.DescendantTrivia(descendIntoTrivia: true).Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia));

    public bool IsProgram => file.Name == "Program.cs" || _root.ChildNodes().OfType<GlobalStatementSyntax>().Any();

    public IReadOnlyList<string> Types => [.. _root.DescendantNodes().Where(IsType).Select(NameOf)];

    public IReadOnlyList<string> TopLevelTypes =>
        [.. _root.DescendantNodes().Where(node => IsType(node) && node.Parent is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Select(NameOf)];

    private static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static string NameOf(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax type ? type.Identifier.Text : ((DelegateDeclarationSyntax)node).Identifier.Text;
}
