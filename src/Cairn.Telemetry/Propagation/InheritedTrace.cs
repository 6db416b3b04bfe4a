using System.Diagnostics;
using Cairn.Telemetry.Propagation;

namespace Cairn.Telemetry;

/// <summary>
/// The trace that this process was started in, from <c>TRACEPARENT</c>, <c>TRACESTATE</c> and <c>BAGGAGE</c> in its environment, read once
/// (OpenTelemetry specification, "Environment Variables as Context Propagation Carriers"). What is malformed is ignored, and logged at start.
/// </summary>
public sealed class InheritedTrace
{
    private readonly List<IgnoredVariable> _ignored = [];

    internal InheritedTrace(Func<string, string?> environment)
    {
        Parent = ReadParent(environment(TraceEnvironment.TraceParent), environment(TraceEnvironment.TraceState));
        Baggage = ReadBaggage(environment(TraceEnvironment.Baggage));
    }

    /// <summary>The span of another process that this one is part of; none if <see cref="HasParent"/> is false.</summary>
    public ActivityContext Parent { get; }

    /// <summary>Whether this process was started within a trace.</summary>
    public bool HasParent => Parent != default;

    /// <summary>What the parent has passed on, without what looks like a secret. Runs and tasks that begin with <see cref="Parent"/> carry it on.</summary>
    public IReadOnlyDictionary<string, string> Baggage { get; }

    internal IReadOnlyList<IgnoredVariable> Ignored => _ignored;

    private ActivityContext ReadParent(string? parent, string? state)
    {
        if (string.IsNullOrEmpty(parent))
        {
            return default; // a state without a parent means nothing
        }

        if (!TraceParentText.TryRead(parent, traceState: null, out _))
        {
            Ignore(TraceEnvironment.TraceParent, parent, "00-<32 hex digits>-<16 hex digits>-<2 hex digits>, in lower case and not all zeros");
            return default;
        }

        if (!string.IsNullOrEmpty(state) && !TraceStateText.IsValid(state))
        {
            Ignore(TraceEnvironment.TraceState, state, "a list of at most 32 key=value pairs with different keys, and 512 characters");
            state = null;
        }

        TraceParentText.TryRead(parent, state, out var context);
        return context;
    }

    private Dictionary<string, string> ReadBaggage(string? baggage)
    {
        if (string.IsNullOrEmpty(baggage))
        {
            return [];
        }

        if (!BaggageText.TryRead(baggage, out var entries))
        {
            Ignore(TraceEnvironment.Baggage, baggage, "a list of at most 64 key=value pairs and 8192 characters");
        }

        return entries;
    }

    private void Ignore(string name, string value, string rule) => _ignored.Add(new IgnoredVariable(name, value.Length, rule));
}
