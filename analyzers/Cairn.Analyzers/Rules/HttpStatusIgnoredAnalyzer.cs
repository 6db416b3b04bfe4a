using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1505: the content of a response is read, and nobody asks whether the call succeeded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HttpStatusIgnoredAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.HttpStatusIgnored,
        area: "Http",
        title: "HTTP status ignored",
        message: "'{0}.Content' is read even if the server answered with an error. Call '{0}.EnsureSuccessStatusCode()' first.",
        description: "HttpClient does not throw when the server answers 404 or 500. Code that reads the content without a look at the status takes an error page for data.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.TypeNamed("System.Net.Http.HttpResponseMessage") is { } response)
        {
            context.RegisterOperationAction(c => Analyze(c, response), OperationKind.VariableDeclarator);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol response)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (!declarator.Symbol.Type.Is(response)
            || declarator.Initializer?.Value is IObjectCreationOperation or IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" }
            || declarator.Ancestors().FirstOrDefault(a => a is IBlockOperation) is not { } block)
        {
            return;
        }

        var uses = block.Descendants().OfType<ILocalReferenceOperation>().Where(use => use.Local.Is(declarator.Symbol)).ToList();
        if (uses.All(IsHarmless) && uses.FirstOrDefault(IsReading)?.Parent is { } reading)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, reading.Syntax.GetLocation(), [declarator.Syntax.GetLocation()], declarator.Symbol.Name));
        }
    }

    private static bool IsReading(ILocalReferenceOperation use) =>
        use.Parent is IPropertyReferenceOperation { Property.Name: "Content" } content
        && !(content.Parent is IAssignmentOperation assignment && assignment.Target == content);

    /// <summary>Whether this use neither asks for the status nor hands the response to somebody who may.</summary>
    private static bool IsHarmless(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: var name } => name is not ("StatusCode" or "IsSuccessStatusCode"),
        IInvocationOperation { TargetMethod.Name: var name } call => call.Instance == use && name != "EnsureSuccessStatusCode",
        ISimpleAssignmentOperation assignment => assignment.Target == use,
        IUsingOperation => true,
        _ => false,
    };
}
