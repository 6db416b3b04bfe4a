using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN2102: a child process is waited for without an end, or read in a way that can block it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ChildProcessCanHangAnalyzer() : RuleAnalyzer(Descriptor)
{
    /// <summary>The name of the token that the code fix passes; absent if none is in scope.</summary>
    internal const string TokenKey = "token";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ChildProcessCanHang,
        area: "Ported",
        title: "Child process can hang",
        message: "'{0}' {1}",
        description: "A child process that never ends, or that waits for somebody to read what it writes, keeps its parent waiting for ever. A wait needs a limit, and two redirected streams need two readers at the same time.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.TypeNamed("System.Diagnostics.Process") is { } process
            && context.Compilation.TypeNamed("System.Threading.CancellationToken") is { } token)
        {
            new CallTable(context.Compilation)
                .Add("System.Diagnostics.Process", c => AnalyzeWait(c, process, token), "WaitForExit", "WaitForExitAsync")
                .Add("System.IO.StreamReader", c => AnalyzeReading(c, process), "ReadToEnd")
                .Register(context);
        }
    }

    private static void AnalyzeWait(OperationAnalysisContext context, ITypeSymbol process, ITypeSymbol token)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!HasLimit(call) && !Function(call).Descendants().OfType<IInvocationOperation>().Any(other => EndsTheWait(other, process)))
        {
            ReportWait(context, call, ValueInScope.Find(context, type => type.Is(token)));
        }
    }

    private static void AnalyzeReading(OperationAnalysisContext context, ITypeSymbol process)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsStream(call.Instance, process) && CanBlock(Function(call).Descendants(), process))
        {
            Report(context, "ReadToEnd", "never returns once the child has filled its other stream. Read both with 'ReadToEndAsync', then await both.");
        }
    }

    private static bool HasLimit(IInvocationOperation wait) => wait.Arguments.Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue);

    /// <summary>The child has ended within a limit, and the wait without one only collects its output, or it is killed.</summary>
    private static bool EndsTheWait(IInvocationOperation other, ITypeSymbol process) =>
        other.TargetMethod.ContainingType.Is(process)
        && (other.TargetMethod.Name == "Kill" || (other.TargetMethod.Name == "WaitForExit" && HasLimit(other)));

    private static bool IsStream(IOperation? operation, ITypeSymbol process) =>
        operation is IPropertyReferenceOperation { Property: { Name: "StandardOutput" or "StandardError" } property } && property.ContainingType.Is(process);

    /// <summary>Both streams are redirected and nothing reads one while the other is read.</summary>
    private static bool CanBlock(IEnumerable<IOperation> operations, ITypeSymbol process)
    {
        var redirected = new HashSet<string>();
        foreach (var operation in operations)
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value.ConstantValue: { HasValue: true, Value: true } })
            {
                redirected.Add(target.Property.Name);
            }
            else if (operation is IInvocationOperation call
                && (call.TargetMethod.Name is "BeginOutputReadLine" or "BeginErrorReadLine"
                    || (call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) && IsStream(call.Instance, process))))
            {
                return false;
            }
        }

        return redirected.Contains("RedirectStandardOutput") && redirected.Contains("RedirectStandardError");
    }

    private static void ReportWait(OperationAnalysisContext context, IInvocationOperation wait, string? token)
    {
        var advice = token is not null ? $"Pass '{token}'{(wait.TargetMethod.Name == "WaitForExit" ? " to 'WaitForExitAsync'" : "")}."
            : wait.TargetMethod.Name == "WaitForExit" ? "Pass a TimeSpan, and kill the child when it is over."
            : "Pass a CancellationToken, and kill the child when it is cancelled.";
        Report(context, wait.TargetMethod.Name, $"waits for ever if the child hangs. {advice}", token);
    }

    private static void Report(OperationAnalysisContext context, string method, string advice, string? token = null)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        var called = context.Operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.ToString() : method;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, context.Operation.Syntax.GetLocation(), token is null ? properties : properties.Add(TokenKey, token), called, advice));
    }

    private static IOperation Function(IOperation operation) => operation.Ancestors()
        .FirstOrDefault(ancestor => ancestor.Parent is null || ancestor is IAnonymousFunctionOperation or ILocalFunctionOperation) ?? operation;
}
