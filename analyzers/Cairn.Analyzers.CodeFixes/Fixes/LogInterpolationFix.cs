using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CA2254, which the SDK reports and does not fix: a log message that is put together becomes a template with its values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class LogInterpolationFix() : RuleFix(VaryingTemplate, "Log a template with values")
{
    private const string VaryingTemplate = "CA2254";

    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found is not ExpressionSyntax { Parent: ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax list } message } text
            || list.Arguments.Last() != message // values that are there already belong to holes that are
            || MessageTemplate.Of(text) is not { } template
            || !template.HoldsObjects(model))
        {
            return [];
        }

        return [Edit.Of(list, current => Written(current, template))];
    }

    private static ArgumentListSyntax Written(ArgumentListSyntax list, MessageTemplate template)
    {
        var arguments = template.Arguments.ToList();
        var last = list.Arguments.Last();
        var first = list.ReplaceNode(last, arguments[0].WithTriviaFrom(last));
        return arguments.Skip(1).Aggregate(first, (current, value) => current.Append(value));
    }
}
