using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1503: a client with connections of its own is made where the factory could give one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HttpClientMadeByHandAnalyzer() : RuleAnalyzer(Descriptor)
{
    /// <summary>The code fix's replacement; absent if there is none.</summary>
    internal const string ReplacementKey = "replacement";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.HttpClientMadeByHand,
        area: "Http",
        title: "HttpClient made by hand",
        message: "'new HttpClient' opens connections of its own and is out of reach of configuration and tests. Use '{0}.CreateClient({1})'.",
        description: "Each client made by hand has its own connections: made often, they use up the ports; kept long, they miss changes of DNS. A factory shares and renews them, and gives every client the same time-outs, retries and telemetry.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.TypeNamed("System.Net.Http.IHttpClientFactory") is { } factory && !context.Compilation.IsTestProject())
        {
            var services = new ServiceFactory(context.Compilation);
            new CallTable(context.Compilation)
                .Add("System.Net.Http.HttpClient", c => Analyze(c, factory, services), CallTable.Constructor)
                .Register(context);
        }
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol factory, ServiceFactory services)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (HasTransportOfItsOwn(creation)
            || IsKeptForEver(context.ContainingSymbol)
            || context.ContainingSymbol.ContainingType is { } type && type.AllInterfaces.Any(i => i.Is(factory))
            || services.Covers(context))
        {
            return;
        }

        var inScope = ValueInScope.Find(context, type => type.Is(factory));
        var name = NameFor(context.ContainingSymbol.ContainingType);
        var fix = ImmutableDictionary<string, string?>.Empty;
        if (inScope is not null && creation is { Arguments.Length: 0, Initializer: null })
        {
            fix = fix.Add(ReplacementKey, $"{inScope}.CreateClient({name})");
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptor, creation.Syntax.GetLocation(), fix, inScope ?? "IHttpClientFactory", name));
    }

    /// <summary>Whoever chooses another handler than the plain one has thought of connections, or is given them by others.</summary>
    private static bool HasTransportOfItsOwn(IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault()?.Value is { } handler && !IsPlainAndNew(handler is IConversionOperation conversion ? conversion.Operand : handler);

    private static bool IsPlainAndNew(IOperation handler) =>
        handler is IObjectCreationOperation or ILocalReferenceOperation && handler.Type?.Name == "HttpClientHandler";

    private static bool IsKeptForEver(ISymbol user) => user is
        IFieldSymbol { IsStatic: true, IsReadOnly: true }
        or IPropertySymbol { IsStatic: true, SetMethod: null }
        or IMethodSymbol { MethodKind: MethodKind.StaticConstructor };

    private static string NameFor(INamedTypeSymbol? user) =>
        user is { Arity: 0, CanBeReferencedByName: true } ? $"nameof({user.Name})" : $"\"{user?.Name}\"";
}
