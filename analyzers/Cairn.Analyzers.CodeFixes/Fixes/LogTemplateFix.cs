using System.Composition;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CA2253 and CA2017, which the SDK reports and does not fix: holes by number or in Python's notation get the names of their values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class LogTemplateFix() : RuleFix([NumberedHole, MissingHole], ("Name the holes after their values", "NameHoles"))
{
    private const string NumberedHole = "CA2253";
    private const string MissingHole = "CA2017";

    /// <summary>A doubled brace is text, and so is a doubled percent sign.</summary>
    private static readonly Regex Numbered = new(@"(?<text>\{\{|\}\})|\{(?:\d+)(?<format>[,:][^{}]*)?\}|(?<other>\{[^{}]*\})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Printf = new(@"(?<text>%%)|%(?<format>)[sdirfg]|(?<other>\{\{|\}\}|\{[^{}]*\})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Parent: ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax list } message } literal)
        {
            return [];
        }

        var values = list.Arguments.Skip(list.Arguments.IndexOf(message) + 1).ToList();
        var notation = diagnostic.Id == NumberedHole ? Numbered : Printf;
        return values.All(value => value.NameColon is null)
            && HoleNames.For(values.Select(value => value.Expression)) is { } names
            && Renamed(literal.Token.Text, notation, names) is { } text
            ? [Edit.Replace(literal, text)]
            : [];
    }

    /// <summary>The literal with its holes named in the order in which the logger fills them; null unless there is one for each value.</summary>
    private static string? Renamed(string literal, Regex notation, IReadOnlyList<string> names)
    {
        var count = 0;
        var hasOthers = false;
        var renamed = notation.Replace(literal, match =>
        {
            hasOthers |= match.Groups["other"].Success;
            if (match.Groups["text"].Success || match.Groups["other"].Success)
            {
                return match.Value == "%%" ? "%" : match.Value;
            }

            var name = names.ElementAtOrDefault(count++);
            return $"{{{name}{match.Groups["format"].Value}}}";
        });
        return count == names.Count && count > 0 && !hasOthers ? renamed : null;
    }
}
