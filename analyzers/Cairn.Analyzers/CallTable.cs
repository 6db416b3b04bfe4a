using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers;

/// <summary>The methods that a rule is about. A call is looked up by name, and only one with such a name is looked at.</summary>
internal sealed class CallTable(Compilation compilation)
{
    /// <summary>The name of every constructor.</summary>
    public const string Constructor = WellKnownMemberNames.InstanceConstructorName;

    private readonly Dictionary<string, List<(ITypeSymbol Type, Action<OperationAnalysisContext> Analyze)>> _rows = new(StringComparer.Ordinal);

    /// <summary>Adds methods of a type, unless the compilation does not know it.</summary>
    public CallTable Add(string type, Action<OperationAnalysisContext> analyze, params string[] methods)
    {
        if (compilation.TypeNamed(type) is { } known)
        {
            foreach (var method in methods)
            {
                Row(method).Add((known, analyze));
            }
        }

        return this;
    }

    public void Register(CompilationStartAnalysisContext context)
    {
        if (_rows.Count > 0)
        {
            context.RegisterOperationAction(Dispatch, OperationKind.Invocation, OperationKind.ObjectCreation);
        }
    }

    private List<(ITypeSymbol Type, Action<OperationAnalysisContext> Analyze)> Row(string method)
    {
        if (!_rows.TryGetValue(method, out var row))
        {
            _rows.Add(method, row = []);
        }

        return row;
    }

    private void Dispatch(OperationAnalysisContext context)
    {
        var called = context.Operation.Call().Method;
        if (called is null || !_rows.TryGetValue(called.Name, out var row))
        {
            return;
        }

        foreach (var (type, analyze) in row)
        {
            if (type.Is(called.ContainingType?.OriginalDefinition))
            {
                analyze(context);
            }
        }
    }
}
