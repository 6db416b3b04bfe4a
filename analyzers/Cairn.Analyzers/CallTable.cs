using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers;

/// <summary>The methods that a rule is about. A call is looked up by name, and only one with such a name is looked at.</summary>
internal sealed class CallTable(Compilation compilation)
{
    /// <summary>The name of every constructor.</summary>
    public const string Constructor = WellKnownMemberNames.InstanceConstructorName;

    private readonly Dictionary<string, List<(ITypeSymbol Type, Action<OperationAnalysisContext> Analyze)>> _rows = new(StringComparer.Ordinal);

    /// <summary>A bit for each length that a name of the table has: it tells most calls apart without a look into the table.</summary>
    private ulong _lengths;

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
        if (_rows.ContainsKey(Constructor))
        {
            context.RegisterOperationAction(Dispatch, OperationKind.ObjectCreation);
        }

        if (_rows.Keys.Any(method => method != Constructor))
        {
            context.RegisterOperationAction(Dispatch, OperationKind.Invocation);
        }
    }

    private List<(ITypeSymbol Type, Action<OperationAnalysisContext> Analyze)> Row(string method)
    {
        if (!_rows.TryGetValue(method, out var row))
        {
            _rows.Add(method, row = []);
            _lengths |= 1UL << method.Length;
        }

        return row;
    }

    private void Dispatch(OperationAnalysisContext context)
    {
        var called = context.Operation.Call().Method;
        if (called is null || ((_lengths >> called.Name.Length) & 1) == 0 || !_rows.TryGetValue(called.Name, out var row))
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
