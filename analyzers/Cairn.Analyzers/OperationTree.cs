using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Walks up and down the operations of a method.</summary>
internal static class OperationTree
{
    /// <summary>All that runs as part of the operation: not the bodies of lambdas and local functions.</summary>
    public static IEnumerable<IOperation> Executed(this IOperation operation)
    {
        var pending = new Stack<IOperation>([operation]);
        while (pending.Count > 0)
        {
            foreach (var child in pending.Pop().ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                    yield return child;
                }
            }
        }
    }

    /// <summary>The operations around this one, innermost first.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>What is converted, if the operation is a conversion.</summary>
    public static IOperation Unconverted(this IOperation operation) => operation is IConversionOperation conversion ? conversion.Operand.Unconverted() : operation;

    /// <summary>The method that an invocation or a <c>new</c> calls, and what it passes; null and nothing for other operations.</summary>
    public static (IMethodSymbol? Method, ImmutableArray<IArgumentOperation> Arguments) Call(this IOperation? operation) => operation switch
    {
        IInvocationOperation call => (call.TargetMethod, call.Arguments),
        IObjectCreationOperation { Parent: not IAttributeOperation } creation => (creation.Constructor, creation.Arguments),
        _ => (null, []),
    };

    /// <summary>The lambdas, local functions and the method around the operation, innermost first.</summary>
    public static IEnumerable<IMethodSymbol> EnclosingFunctions(this OperationAnalysisContext context)
    {
        foreach (var ancestor in context.Operation.Ancestors())
        {
            if (ancestor is IAnonymousFunctionOperation lambda)
            {
                yield return lambda.Symbol;
            }
            else if (ancestor is ILocalFunctionOperation local)
            {
                yield return local.Symbol;
            }
        }

        if (context.ContainingSymbol is IMethodSymbol method)
        {
            yield return method;
        }
    }
}
