using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1901: a test mocks a type for which a real fake exists.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MockOfFakeableTypeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The code that makes the fake; absent if the project does not know it.</summary>
    internal const string FakeKey = "fake";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.MockOfFakeableType,
        area: "Testing",
        title: "Mock of a type that has a real fake",
        message: "A mock of '{0}' does only what the test tells it. Use '{1}'.",
        description: "A mock of a clock, a logger or a cache repeats in every test how such a thing behaves, and often wrongly. A fake behaves like the real thing, and can be asked what happened.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        string[] makers = ["NSubstitute.Substitute", "Moq.Mock", "Moq.Mock`1", "FakeItEasy.A"];
        var known = makers.Select(context.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (!known.IsEmpty)
        {
            context.RegisterOperationAction(c => Analyze(c, known), OperationKind.Invocation, OperationKind.ObjectCreation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ImmutableHashSet<ISymbol> makers)
    {
        var method = context.Operation.Call().Method;
        if (method is null || !makers.Contains(method.ContainingType.OriginalDefinition) || MockedBy(method) is not INamedTypeSymbol mocked)
        {
            return;
        }

        if (context.Operation.SemanticModel is { } model && RealFake.For(mocked, model, context.Operation.Syntax.SpanStart) is { } fake)
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                context.Operation.Syntax.GetLocation(),
                fake.Code is null ? properties : properties.Add(FakeKey, fake.Code),
                mocked.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                fake.Name));
        }
    }

    /// <summary>The T of <c>Substitute.For&lt;T&gt;</c>, <c>Mock.Of&lt;T&gt;</c>, <c>A.Fake&lt;T&gt;</c> and <c>new Mock&lt;T&gt;</c>.</summary>
    private static ITypeSymbol? MockedBy(IMethodSymbol method) => method switch
    {
        { Name: "For" or "ForPartsOf" or "Of" or "Fake", TypeArguments.Length: 1 } => method.TypeArguments[0],
        { MethodKind: MethodKind.Constructor, ContainingType.TypeArguments.Length: 1 } => method.ContainingType.TypeArguments[0],
        _ => null,
    };
}
