using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Tests;

/// <summary>Stands in for a rule of the SDK, whose analyzers need a newer compiler: reports what a subclass finds in the message of a log call.</summary>
internal abstract class SdkRule(string id) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor = new(id, id, id, "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            c =>
            {
                var call = (InvocationExpressionSyntax)c.Node;
                if (call.Expression.ToString().StartsWith("log.", StringComparison.Ordinal)
                    && call.ArgumentList.Arguments.FirstOrDefault(argument => argument.Expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Format" } }) is { } message
                    && Finds(message.Expression, call.ArgumentList.Arguments.Count - call.ArgumentList.Arguments.IndexOf(message) - 1))
                {
                    // Twice, as CA2253 reports a template for each of its holes.
                    c.ReportDiagnostic(Diagnostic.Create(_descriptor, message.Expression.GetLocation()));
                    c.ReportDiagnostic(Diagnostic.Create(_descriptor, message.Expression.GetLocation()));
                }
            },
            SyntaxKind.InvocationExpression);
    }

    protected abstract bool Finds(ExpressionSyntax message, int values);
}
