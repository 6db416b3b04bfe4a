using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers;

/// <summary>Finds the clock, the logger or another value that code can use where it stands.</summary>
internal static class ValueInScope
{
    /// <summary>The name of a parameter, field or property, nearest first; null if there is none that is sure to be set.</summary>
    public static string? Find(OperationAnalysisContext context, Func<ITypeSymbol, bool> isWanted) =>
        Candidates(context)
            .FirstOrDefault(candidate => IsReadable(candidate, isWanted) && BindsTo(candidate, context))?
            .Name;

    private static IEnumerable<ISymbol> Candidates(OperationAnalysisContext context)
    {
        var isStatic = context.ContainingSymbol.IsStatic;
        var isNested = false;
        foreach (var function in context.EnclosingFunctions())
        {
            foreach (var parameter in function.Parameters)
            {
                yield return parameter;
            }

            if (function.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
            {
                isNested = true;
                if (function.IsStatic)
                {
                    yield break; // it captures nothing, and what is static is rarely what is wanted
                }
            }
        }

        var type = context.ContainingSymbol.ContainingType;
        var seesInstance = !isStatic && !(isNested && type is { IsValueType: true }); // a lambda in a struct cannot capture 'this'
        foreach (var member in Members(type, context.ContainingSymbol, seesInstance))
        {
            yield return member;
        }
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol? type, ISymbol user, bool seesInstance)
    {
        var isStarting = user is IFieldSymbol or IPropertySymbol; // an initialiser
        var isConstructor = user is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };
        if (!isStarting && !isConstructor) // before that, a field may not be set
        {
            foreach (var member in type.SelfAndBases().SelectMany(t => t.GetMembers()).Where(m => m.IsStatic || seesInstance))
            {
                yield return member;
            }
        }

        foreach (var parameter in PrimaryParameters(type).Where(_ => seesInstance && !isConstructor))
        {
            if (isStarting || !IsPassedToBase(parameter)) // to keep it as well is a warning, CS9107
            {
                yield return parameter;
            }
        }
    }

    /// <summary>A record's parameters are not in scope of its methods: its properties are.</summary>
    private static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol? type) => type is { IsRecord: false }
        ? type.InstanceConstructors.Where(c => Declaration(c) is TypeDeclarationSyntax).SelectMany(c => c.Parameters)
        : [];

    private static bool IsPassedToBase(IParameterSymbol parameter) =>
        ((Declaration(parameter.ContainingSymbol) as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [])
            .SelectMany(call => call.ArgumentList.Arguments)
            .Any(a => a.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == parameter.Name);

    private static SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    private static bool IsReadable(ISymbol candidate, Func<ITypeSymbol, bool> isWanted)
    {
        var type = candidate switch
        {
            IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
            IFieldSymbol { CanBeReferencedByName: true } field => field.Type,
            IPropertySymbol { GetMethod: not null, IsIndexer: false } property => property.Type,
            _ => null,
        };
        return type is not null && type.NullableAnnotation != NullableAnnotation.Annotated && isWanted(type);
    }

    /// <summary>Whether the name alone means the candidate at this place: accessible and not hidden.</summary>
    private static bool BindsTo(ISymbol candidate, OperationAnalysisContext context) =>
        context.Operation.SemanticModel?.GetSpeculativeSymbolInfo(
            context.Operation.Syntax.SpanStart,
            SyntaxFactory.IdentifierName(candidate.Name),
            SpeculativeBindingOption.BindAsExpression).Symbol.Is(candidate) == true;
}
