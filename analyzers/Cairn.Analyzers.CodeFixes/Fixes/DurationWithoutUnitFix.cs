using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1802: calls the overload that takes a TimeSpan. Milliseconds come first: they keep what the platform's methods do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class DurationWithoutUnitFix : CodeFixProvider
{
    private static readonly string[] Units = ["Milliseconds", "Seconds"];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DurationWithoutUnit];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>Names the action of a unit, so that fix-all repeats that one.</summary>
    internal static string KeyOf(string unit) => $"{RuleIds.DurationWithoutUnit}.{unit}";

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var argument = root?.FindNode(context.Span).FirstAncestorOrSelf<ArgumentSyntax>();
        if (argument?.Parent is not ArgumentListSyntax { Parent: { } call } list)
        {
            return;
        }

        var (method, arguments) = model!.GetOperation(call, context.CancellationToken).Call();
        var bare = arguments.FirstOrDefault(a => a.Syntax == argument);
        if (bare is null || OverloadOf(method!, bare, model, call) is not { } overload)
        {
            return;
        }

        foreach (var unit in Units)
        {
            if (Rewrite(list, arguments, overload, unit) is { } rewritten)
            {
                var action = CodeAction.Create(
                    $"Say the unit: {unit.ToLowerInvariant()}", token => document.ReplaceAsync(list, rewritten, token), KeyOf(unit));
                context.RegisterCodeFix(action, context.Diagnostics);
            }
        }
    }

    private static IMethodSymbol? OverloadOf(IMethodSymbol method, IArgumentOperation bare, SemanticModel model, SyntaxNode call) =>
        model.Compilation.GetTypeByMetadataName("System.TimeSpan") is { } timeSpan && model.GetEnclosingSymbol(call.SpanStart) is { } caller
            ? TimeSpanOverload.Find(method, bare.Parameter!.Ordinal, timeSpan, caller, model.Compilation)
            : null;

    /// <summary>Null if the call also passes a number whose unit nobody can tell.</summary>
    private static ArgumentListSyntax? Rewrite(
        ArgumentListSyntax list, ImmutableArray<IArgumentOperation> arguments, IMethodSymbol overload, string unit)
    {
        var rewritten = new Dictionary<ArgumentSyntax, ArgumentSyntax>();
        foreach (var argument in arguments)
        {
            var target = overload.Parameters[argument.Parameter!.Ordinal];
            var value = argument.Parameter.Type.Is(target.Type) ? (argument.Syntax as ArgumentSyntax)?.Expression : Duration(argument, unit);
            if (argument.Syntax is ArgumentSyntax syntax && value is not null)
            {
                rewritten[syntax] = syntax
                    .WithNameColon(syntax.NameColon?.WithName(SyntaxFactory.IdentifierName(target.Name)))
                    .WithExpression(value);
            }
            else if (!argument.Parameter.Type.Is(target.Type))
            {
                return null;
            }
        }

        return list.ReplaceNodes(rewritten.Keys, (old, _) => rewritten[old]);
    }

    private static ExpressionSyntax? Duration(IArgumentOperation argument, string unit)
    {
        var number = (argument.Syntax as ArgumentSyntax)?.Expression;
        var text = (argument.Value.ConstantValue.Value, number) switch
        {
            (0 or 0L or 0u, _) => "global::System.TimeSpan.Zero",
            (-1 or -1L, _) => "global::System.Threading.Timeout.InfiniteTimeSpan",
            (_, LiteralExpressionSyntax) => $"global::System.TimeSpan.From{unit}({number.WithoutTrivia()})",
            _ => null,
        };
        return text is null ? null : SyntaxFactory.ParseExpression(text).WithTriviaFrom(number!).AsGenerated();
    }
}
