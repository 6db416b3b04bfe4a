using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1901: makes the fake, where the mock is only handed on and never told what to do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class MockOfFakeableTypeFix() : RuleFix(RuleIds.MockOfFakeableType, "Use the real fake")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (!diagnostic.Properties.TryGetValue(MockOfFakeableTypeAnalyzer.FakeKey, out var code) || Replaced(found) is not { } replaced || !IsHandedOn(replaced, model))
        {
            return [];
        }

        var fake = SyntaxFactory.ParseExpression(code!).AsGenerated();
        return [Edit.Of(replaced, current => fake.WithTriviaFrom(current))];
    }

    /// <summary>The mocked object: of <c>new Mock&lt;T&gt;()</c> it is its <c>Object</c>.</summary>
    private static SyntaxNode? Replaced(SyntaxNode mock) => mock switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } => mock,
        ObjectCreationExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.Text: "Object" } property } => property,
        _ => null,
    };

    private static bool IsHandedOn(SyntaxNode value, SemanticModel model)
    {
        if (value.Parent is ArgumentSyntax)
        {
            return true;
        }

        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } } declarator }
            || model.GetDeclaredSymbol(declarator) is not { } local)
        {
            return false;
        }

        var scope = declarator.FirstAncestorOrSelf<BlockSyntax>() ?? model.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && model.GetSymbolInfo(name).Symbol.Is(local))
            .All(name => name.Parent is ArgumentSyntax { RefOrOutKeyword.RawKind: 0 });
    }
}
