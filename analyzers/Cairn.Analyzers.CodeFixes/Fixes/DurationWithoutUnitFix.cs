using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1802: calls the overload that takes a TimeSpan.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class DurationWithoutUnitFix() : RuleFix(
    [RuleIds.DurationWithoutUnit],
    ("The number counts milliseconds", Milliseconds),
    ("The number counts seconds", Seconds))
{
    /// <summary>Keeps what the platform's methods do, so it is the first: <c>dotnet format</c> takes that.</summary>
    internal const string Milliseconds = "FromMilliseconds";

    internal const string Seconds = "FromSeconds";

    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax { Parent: { } call } } argument)
        {
            return [];
        }

        var (method, arguments) = model.GetOperation(call).Call();
        var bare = arguments.FirstOrDefault(a => a.Syntax == argument);
        if (method is null || bare is null || OverloadOf(method, bare, model, call) is not { } overload)
        {
            return [];
        }

        return Edits(arguments, overload, key);
    }

    private static List<Edit> Edits(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol overload, string unit)
    {
        var edits = new List<Edit>();
        foreach (var passed in arguments)
        {
            var target = overload.Parameters[passed.Parameter!.Ordinal];
            if (passed.Parameter.Type.Is(target.Type))
            {
                if (passed.Syntax is ArgumentSyntax { NameColon: not null } kept)
                {
                    edits.Add(Edit.Of(kept, current => Renamed(current, target)));
                }
            }
            else if (passed.Syntax is ArgumentSyntax number && Duration(passed, number.Expression, unit) is { } duration)
            {
                edits.Add(Edit.Of(number, current => Renamed(current, target).WithExpression(duration)));
            }
            else
            {
                return []; // nobody can tell the unit of the other number
            }
        }

        return edits;
    }

    private static IMethodSymbol? OverloadOf(IMethodSymbol method, IArgumentOperation bare, SemanticModel model, SyntaxNode call) =>
        model.Compilation.TypeNamed("System.TimeSpan") is { } timeSpan && model.GetEnclosingSymbol(call.SpanStart) is { } caller
            ? TimeSpanOverload.Find(method, bare.Parameter!.Ordinal, timeSpan, caller, model.Compilation)
            : null;

    /// <summary>The overload may call the same parameter by another name.</summary>
    private static ArgumentSyntax Renamed(ArgumentSyntax argument, IParameterSymbol target) =>
        argument.WithNameColon(argument.NameColon?.WithName(SyntaxFactory.IdentifierName(target.Name)));

    private static ExpressionSyntax? Duration(IArgumentOperation argument, ExpressionSyntax number, string unit)
    {
        var text = (argument.Value.ConstantValue.Value, number) switch
        {
            (0 or 0L or 0u, _) => "global::System.TimeSpan.Zero",
            (-1 or -1L, _) => "global::System.Threading.Timeout.InfiniteTimeSpan",
            (_, LiteralExpressionSyntax) => $"global::System.TimeSpan.{unit}({number.WithoutTrivia()})",
            _ => null,
        };
        return text is null ? null : SyntaxFactory.ParseExpression(text).WithTriviaFrom(number).AsGenerated();
    }
}
