using System.Collections.Concurrent;
using System.Diagnostics;
using Cairn.Testing.Hosting;

namespace Cairn.Testing.Recording;

/// <summary>Hears every span of the process, and keeps those of one host.</summary>
internal sealed class SpanListener : IDisposable
{
    private const string Owner = "Cairn.Testing.Host";

    private readonly Action<RecordedSpan> _record;
    private readonly HostFlow _flow;
    private readonly ActivityListener _listener;
    private readonly ConcurrentDictionary<Activity, bool> _running = [];

    public SpanListener(Action<RecordedSpan> record, HostFlow flow)
    {
        _record = record;
        _flow = flow;
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = Sample,
            ActivityStarted = Mark,
            ActivityStopped = Record,
        };
    }

    /// <summary>The activities of the host that have started and not stopped.</summary>
    public IReadOnlyList<Activity> Unfinished => [.. _running.Keys.OrderBy(activity => activity.StartTimeUtc)];

    public void Start() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    /// <summary>Asks for all data but not for the recorded flag, which decides about export and is the service's own affair.</summary>
    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options) =>
        Owns(Activity.Current) ? ActivitySamplingResult.AllData : ActivitySamplingResult.None;

    private void Mark(Activity activity)
    {
        if (Owns(activity.Parent))
        {
            activity.SetCustomProperty(Owner, _flow);
            _running[activity] = true;
        }
    }

    private void Record(Activity activity)
    {
        if (activity.GetCustomProperty(Owner) == _flow)
        {
            _running.TryRemove(activity, out _);
            _record(Describe(activity));
        }
    }

    /// <summary>The parent decides if somebody owns it, else the flow: shared code may run one host's work in the flow that first used it.</summary>
    private bool Owns(Activity? parent) => parent?.GetCustomProperty(Owner) is { } owner ? owner == _flow : _flow.IsCurrent;

    private static RecordedSpan Describe(Activity activity) => new()
    {
        Name = activity.DisplayName,
        Kind = activity.Kind,
        Source = activity.Source.Name,
        TraceId = activity.TraceId.ToHexString(),
        SpanId = activity.SpanId.ToHexString(),
        ParentSpanId = activity.ParentSpanId == default ? null : activity.ParentSpanId.ToHexString(),
        Status = activity.Status,
        StatusDescription = activity.StatusDescription,
        Tags = NamedValues.Of(activity.TagObjects),
        Events = [.. activity.Events.Select(happened => new RecordedSpanEvent
        {
            Name = happened.Name,
            Timestamp = happened.Timestamp,
            Tags = NamedValues.Of(happened.Tags),
        })],
        Duration = activity.Duration,
    };
}
