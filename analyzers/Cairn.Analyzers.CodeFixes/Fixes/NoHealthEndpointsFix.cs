using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1001: registers health checks, and maps their endpoint before the application runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class NoHealthEndpointsFix() : RuleFix(RuleIds.NoHealthEndpoints, "Map a readiness endpoint")
{
    private const string Register = "global::Microsoft.Extensions.DependencyInjection.HealthCheckServiceCollectionExtensions.AddHealthChecks";
    private const string Map = "global::Microsoft.AspNetCore.Builder.HealthCheckEndpointRouteBuilderExtensions.MapHealthChecks";

    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        var start = found.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (start?.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax app }
            || start.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax running
            || StatementLists.Around(running) is not { } list
            || DeclarationOf(app, list) is not { } building)
        {
            return [];
        }

        var (declaration, builder) = building;
        var insertions = new List<(int, string)> { (list.IndexOf(running), $"{Map}({app}, \"/readyz\");") };
        if (!model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == "AddHealthChecks"))
        {
            insertions.Add((list.IndexOf(declaration), $"{Register}({builder}.Services);"));
        }

        return [Edit.Of(StatementLists.NodeOf(running), current => StatementLists.Insert(current, insertions))];
    }

    /// <summary>The statement <c>var app = builder.Build();</c>, and the builder.</summary>
    private static (StatementSyntax Declaration, string Builder)? DeclarationOf(IdentifierNameSyntax app, IReadOnlyList<StatementSyntax> list)
    {
        foreach (var declaration in list.OfType<LocalDeclarationStatementSyntax>())
        {
            if (declaration.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == app.Identifier.ValueText) is
                {
                    Initializer.Value: InvocationExpressionSyntax
                    {
                        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: IdentifierNameSyntax builder },
                    },
                })
            {
                return (declaration, builder.Identifier.Text);
            }
        }

        return null;
    }
}
