using System.Diagnostics;
using Cairn.Telemetry.Propagation;

namespace Cairn.Telemetry;

/// <summary>
/// Puts the trace context into the environment of child processes (OpenTelemetry specification, "Environment Variables as Context Propagation
/// Carriers"; W3C Trace Context; W3C Baggage).
/// </summary>
/// <remarks>
/// The environment can be read by every process of the same user, so baggage is passed only as far as it does not look like a secret:
/// see <c>docs/how-to/trace-a-pipeline.md</c>. The environment of this process is never changed.
/// </remarks>
public static class TraceEnvironment
{
    /// <summary>The variable with the trace and parent span (<c>traceparent</c>).</summary>
    public const string TraceParent = "TRACEPARENT";

    /// <summary>The variable with what tracing systems pass on (<c>tracestate</c>).</summary>
    public const string TraceState = "TRACESTATE";

    /// <summary>The variable with what the application passes on (<c>baggage</c>).</summary>
    public const string Baggage = "BAGGAGE";

    /// <summary>Makes the child process belong to the trace of an activity.</summary>
    /// <param name="start">What the child is started with. Only its copy of the environment is changed.</param>
    /// <param name="activity">The activity; by default the current one. Without any, the child inherits what this process was started with.</param>
    /// <returns>The same <paramref name="start"/>, for chaining.</returns>
    public static ProcessStartInfo AddTraceContext(this ProcessStartInfo start, Activity? activity = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.Environment.AddTraceContext(activity);
        return start;
    }

    /// <summary>Writes the trace context of an activity into an environment that is meant for a child process.</summary>
    /// <param name="environment">The environment. What an earlier context left in it is replaced.</param>
    /// <param name="activity">The activity; by default the current one. Without any, the environment stays as it is.</param>
    /// <returns>The same <paramref name="environment"/>, for chaining.</returns>
    public static IDictionary<string, string?> AddTraceContext(this IDictionary<string, string?> environment, Activity? activity = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        activity ??= Activity.Current;
        if (activity is not { IdFormat: ActivityIdFormat.W3C, Id: { } id })
        {
            return environment;
        }

        environment[TraceParent] = id;
        Write(environment, TraceState, TraceStateText.IsValid(activity.TraceStateString) ? activity.TraceStateString : null);
        Write(environment, Baggage, BaggageText.Write(BaggageOf(activity)));
        return environment;
    }

    private static void Write(IDictionary<string, string?> environment, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            environment.Remove(name);
        }
        else
        {
            environment[name] = value;
        }
    }

    /// <summary>ASP.NET Core keeps baggage on the activity, OpenTelemetry beside it. The latter wins, being set by hand.</summary>
    private static IEnumerable<KeyValuePair<string, string>> BaggageOf(Activity activity)
    {
        var entries = activity.Baggage.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!));
        return OpenTelemetry.Baggage.Current.GetBaggage().Concat(entries).DistinctBy(entry => entry.Key);
    }
}
