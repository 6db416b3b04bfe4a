using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>How a call is written.</summary>
internal static class Calls
{
    /// <summary>What is called, as it is written but on one line, such as <c>logger.LogError</c>.</summary>
    public static string Spelling(this IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: var called } ? string.Concat(called.WithoutTrivia().ToString().Split('\n').Select(line => line.Trim())).TrimStart('.') : call.TargetMethod.Name;

    /// <summary>The name of the method where it is called.</summary>
    public static Location NameLocation(this IInvocationOperation call) => (call.Syntax as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        { } called => called.GetLocation(),
        null => call.Syntax.GetLocation(),
    };

    /// <summary>What is passed for the parameter; null if nothing is written for it.</summary>
    public static IArgumentOperation? Passed(this IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(a => a.Parameter?.Name == parameter && a.ArgumentKind != ArgumentKind.DefaultValue);
}
