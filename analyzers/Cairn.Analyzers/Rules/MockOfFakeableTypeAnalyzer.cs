using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1901: a test mocks a type for which a real fake exists.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MockOfFakeableTypeAnalyzer() : RuleAnalyzer(Descriptor)
{
    /// <summary>The code that makes the fake; absent if the project does not know it.</summary>
    internal const string FakeKey = "fake";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.MockOfFakeableType,
        area: "Testing",
        title: "Mock of a type that has a real fake",
        message: "A mock of '{0}' does only what the test tells it. Use '{1}'.",
        description: "A mock of a clock, a logger or a cache repeats in every test how such a thing behaves, and often wrongly. A fake behaves like the real thing, and can be asked what happened.");

    protected override void Start(CompilationStartAnalysisContext context) => new CallTable(context.Compilation)
        .Add("NSubstitute.Substitute", AnalyzeCall, "For", "ForPartsOf")
        .Add("Moq.Mock", AnalyzeCall, "Of")
        .Add("FakeItEasy.A", AnalyzeCall, "Fake")
        .Add("Moq.Mock`1", c => Analyze(c, ((INamedTypeSymbol)c.Operation.Type!).TypeArguments), CallTable.Constructor)
        .Register(context);

    private static void AnalyzeCall(OperationAnalysisContext context) => Analyze(context, ((IInvocationOperation)context.Operation).TargetMethod.TypeArguments);

    /// <summary>Of several types, the mock is of none that has a fake.</summary>
    private static void Analyze(OperationAnalysisContext context, ImmutableArray<ITypeSymbol> types)
    {
        if (types.Length == 1
            && types[0] is INamedTypeSymbol mocked
            && context.Operation.SemanticModel is { } model
            && RealFake.For(mocked, model, context.Operation.Syntax.SpanStart) is { } fake)
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
}
