using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN2002: configuration is bound to options that nothing checks when the service starts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OptionsNotValidatedAnalyzer() : RuleAnalyzer(Descriptor)
{
    private const string Verbs = "Microsoft.Extensions.DependencyInjection.";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.OptionsNotValidated,
        area: "Configuration",
        title: "Options are not validated at start",
        message: "A wrong value of '{0}' is found when it is first used, not at start. {1}.",
        description: "Options are bound when they are first used, so a service with a wrong setting starts, becomes ready, and fails at its first request. Options that are validated at start stop it before it takes any.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.TypeNamed("Microsoft.Extensions.Options.OptionsBuilder`1") is not { } builder)
        {
            return;
        }

        var hasCairn = compilation.TypeNamed("Cairn.HostingRegistration") is not null;
        new CallTable(compilation)
            .Add($"{Verbs}OptionsConfigurationServiceCollectionExtensions", c => Analyze(c, hasCairn), "Configure")
            .Add($"{Verbs}OptionsBuilderConfigurationExtensions", c => AnalyzeLink(c, builder, hasCairn), "Bind", "BindConfiguration")
            .Register(context);
    }

    private static void AnalyzeLink(OperationAnalysisContext context, INamedTypeSymbol builder, bool hasCairn)
    {
        if (IsWholeChain((IInvocationOperation)context.Operation, builder))
        {
            Analyze(context, hasCairn);
        }
    }

    private static void Analyze(OperationAnalysisContext context, bool hasCairn)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.TypeArguments.FirstOrDefault() is { } options && !IsForeign(options) && !IsValidatedNearby(call, options))
        {
            Report(context, call, options, hasCairn);
        }
    }

    /// <summary>Options of the platform are the platform's to check; a type parameter is the caller's.</summary>
    private static bool IsForeign(ITypeSymbol options) => options is not INamedTypeSymbol || options.ToDisplayString() is { } name
        && (name.StartsWith("Microsoft.", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>Whether the platform's verbs are all that is done to the builder: others may validate, and so may who gave the builder or is given it.</summary>
    private static bool IsWholeChain(IInvocationOperation bind, INamedTypeSymbol builder)
    {
        if (bind.Arguments.FirstOrDefault()?.Value.Unconverted() is IParameterReferenceOperation)
        {
            return false;
        }

        foreach (var next in bind.Ancestors())
        {
            var isLink = next is IArgumentOperation or IConversionOperation
                || (next is IInvocationOperation call && call.Type?.OriginalDefinition.Is(builder) == true && IsOfPlatform(call.TargetMethod, builder));
            if (!isLink)
            {
                return next is IPropertyReferenceOperation { Property.Name: "Services" }
                    or IExpressionStatementOperation
                    or ISimpleAssignmentOperation { Target: IDiscardOperation };
            }
        }

        return false;
    }

    private static bool IsOfPlatform(IMethodSymbol method, INamedTypeSymbol builder) =>
        method.ContainingType.OriginalDefinition.Is(builder) || method.ContainingType.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.DependencyInjection";

    /// <summary>Whether the same code validates the same options at start, in this chain or another.</summary>
    private static bool IsValidatedNearby(IOperation call, ITypeSymbol options) => call.Ancestors().Last().Descendants() // the whole method
        .OfType<IInvocationOperation>()
        .Any(other => (other.TargetMethod.Name is "ValidateOnStart" or "AddOptionsWithValidateOnStart" || IsMarked(other.TargetMethod))
            && other.TargetMethod.TypeArguments.Any(argument => argument.Is(options)));

    /// <summary>By name, so that an assembly without a reference to Cairn can declare the attribute for its own verb.</summary>
    private static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass is
    {
        Name: "ValidatesOptionsAtStartAttribute",
        ContainingNamespace: { Name: "Cairn", ContainingNamespace.IsGlobalNamespace: true },
    });

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, ITypeSymbol options, bool hasCairn)
    {
        if (call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var verb } })
        {
            var name = options.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            var advice = hasCairn ? $"Use 'AddCairnOptions<{name}>()'"
                : verb is GenericNameSyntax ? $"Use 'AddOptions<{name}>().Bind(…).ValidateDataAnnotations().ValidateOnStart()'"
                : "Append '.ValidateDataAnnotations().ValidateOnStart()'";
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, verb.GetLocation(), name, advice));
        }
    }
}
