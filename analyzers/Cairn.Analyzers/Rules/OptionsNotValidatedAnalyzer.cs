using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN2002: configuration is bound to options that nothing checks when the service starts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OptionsNotValidatedAnalyzer : DiagnosticAnalyzer
{
    private const string Verbs = "Microsoft.Extensions.DependencyInjection.";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.OptionsNotValidated,
        area: "Configuration",
        title: "Options are not validated at start",
        message: "A wrong value of '{0}' is found when it is first used, not at start. {1}.",
        description: "Options are bound when they are first used, so a service with a wrong setting starts, becomes ready, and fails at its first request. Options that are validated at start stop it before it takes any.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.GetTypeByMetadataName("Microsoft.Extensions.Options.OptionsBuilder`1") is not { } builder)
        {
            return;
        }

        var services = compilation.GetTypeByMetadataName($"{Verbs}OptionsConfigurationServiceCollectionExtensions");
        var binding = compilation.GetTypeByMetadataName($"{Verbs}OptionsBuilderConfigurationExtensions");
        var hasCairn = compilation.GetTypeByMetadataName("Cairn.HostingRegistration") is not null;
        context.RegisterOperationAction(c => Analyze(c, builder, services, binding, hasCairn), OperationKind.Invocation);
    }

    private static void Analyze(
        OperationAnalysisContext context, INamedTypeSymbol builder, INamedTypeSymbol? services, INamedTypeSymbol? binding, bool hasCairn)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        var binds = (method.Name == "Configure" && method.ContainingType.Is(services))
            || (method.Name is "Bind" or "BindConfiguration" && method.ContainingType.Is(binding) && IsWholeChain(call, builder));
        if (binds && method.TypeArguments.FirstOrDefault() is { } options && !IsForeign(options) && !IsValidatedNearby(call, options))
        {
            Report(context, call, options, hasCairn);
        }
    }

    /// <summary>Options of the platform are the platform's to check; a type parameter is the caller's.</summary>
    private static bool IsForeign(ITypeSymbol options) => options is not INamedTypeSymbol || options.ToDisplayString() is { } name
        && (name.StartsWith("Microsoft.", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>Whether the platform's verbs are all that is done to the builder: others may validate, and so may who is given it.</summary>
    private static bool IsWholeChain(IInvocationOperation bind, INamedTypeSymbol builder)
    {
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
