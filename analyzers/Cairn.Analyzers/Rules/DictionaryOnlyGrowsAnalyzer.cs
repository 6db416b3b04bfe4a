using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1401: a private static dictionary is filled for as long as the process lives.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DictionaryOnlyGrowsAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.DictionaryOnlyGrows,
        area: "Caching",
        title: "Static dictionary that only grows",
        message: "'{0}' only grows: nothing is ever removed from it. Use 'HybridCache', or 'IMemoryCache' with a size limit.",
        description: "A static dictionary that is filled with what requests bring, and never emptied, is a memory leak. It also keeps values that have long changed elsewhere.");

    private static readonly string[] Dictionaries = ["System.Collections.Generic.Dictionary`2", "System.Collections.Concurrent.ConcurrentDictionary`2"];

    /// <summary>What there is instead. A program that knows neither keeps what describes itself, not what requests bring.</summary>
    private static readonly string[] Caches = ["Microsoft.Extensions.Caching.Memory.IMemoryCache", "Microsoft.Extensions.Caching.Hybrid.HybridCache"];

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.IsProgram() // what keys a library is given, only the program knows that uses it
            && Caches.Any(cache => compilation.TypeNamed(cache) is not null)
            && !compilation.IsTestProject())
        {
            var dictionaries = Dictionaries.Select(compilation.TypeNamed).OfType<INamedTypeSymbol>().ToImmutableArray();
            var keys = new BoundedKeys(compilation);
            context.RegisterSymbolStartAction(c => Watch(c, dictionaries, keys), SymbolKind.NamedType);
        }
    }

    private static void Watch(SymbolStartAnalysisContext context, ImmutableArray<INamedTypeSymbol> dictionaries, BoundedKeys keys)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var fields = type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(field => field is { IsStatic: true, DeclaredAccessibility: Accessibility.Private, Type: INamedTypeSymbol kind }
                && dictionaries.Any(dictionary => dictionary.Is(kind.OriginalDefinition))
                && !kind.TypeArguments.Any(keys.Include)
                && !IsKnownInside(type, field.Name, context.CancellationToken))
            .ToImmutableHashSet<IFieldSymbol>(SymbolEqualityComparer.Default);
        if (fields.IsEmpty)
        {
            return;
        }

        var uses = new ConcurrentBag<(IFieldSymbol Field, DictionaryUse Use)>();
        context.RegisterOperationAction(
            c =>
            {
                if (c.Operation is IFieldReferenceOperation reference && fields.Contains(reference.Field.OriginalDefinition))
                {
                    uses.Add((reference.Field.OriginalDefinition, DictionaryUses.Of(reference, c.ContainingSymbol)));
                }
            },
            OperationKind.FieldReference);
        context.RegisterSymbolEndAction(c => Report(c, fields, uses.ToLookup(use => use.Field, use => use.Use, SymbolEqualityComparer.Default)));
    }

    /// <summary>What nested types do is not seen from here.</summary>
    private static bool IsKnownInside(INamedTypeSymbol type, string field, CancellationToken cancellationToken) => type.GetTypeMembers()
        .SelectMany(nested => nested.DeclaringSyntaxReferences)
        .SelectMany(declaration => declaration.GetSyntax(cancellationToken).DescendantTokens())
        .Any(token => token.ValueText == field);

    private static void Report(SymbolAnalysisContext context, IEnumerable<IFieldSymbol> fields, ILookup<ISymbol?, DictionaryUse> uses)
    {
        foreach (var field in fields.Where(field => uses[field].Contains(DictionaryUse.Grows) && !uses[field].Contains(DictionaryUse.MayShrink)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, field.Locations[0], field.Name));
        }
    }
}
