using System.Diagnostics;

namespace Cairn.Telemetry.Cicd;

/// <summary>The span of a run or task, if anybody listens. It ends wherever it is ended: the activity that is current there stays so.</summary>
internal sealed class CicdSpan
{
    private readonly Activity? _activity;
    private readonly Activity? _before;

    private CicdSpan(Activity? activity, Activity? before)
    {
        _activity = activity;
        _before = before;
    }

    public ActivityContext Context => _activity?.Context ?? default;

    public static CicdSpan Start(ActivitySource source, string name, ActivityKind kind, SpanParent parent, ActivityTagsCollection tags, DateTimeOffset startTime)
    {
        var before = Activity.Current;
        var context = parent.Enter();
        var links = parent.Link is { } link ? new[] { link } : null;
        var activity = source.StartActivity(name, kind, context, tags, links, startTime);
        foreach (var (key, value) in parent.Baggage)
        {
            activity?.AddBaggage(key, value);
        }

        if (activity is null || parent.IsDetached)
        {
            Activity.Current = before;
        }

        return new CicdSpan(activity, before);
    }

    /// <summary>The span as parent of another one: known in process while it goes on, by its context afterwards.</summary>
    public SpanParent AsParent() => _activity switch
    {
        null => new SpanParent(),
        { IsStopped: true } => new SpanParent { Context = _activity.Context },
        _ => new SpanParent { Enclosing = _activity },
    };

    public void SetTag(string name, object? value) => _activity?.SetTag(name, value);

    public void End(string resultName, Outcome outcome, DateTimeOffset endTime)
    {
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag(resultName, outcome.Result);
        if (outcome.ErrorType is { } errorType)
        {
            _activity.SetTag(TelemetryNames.ErrorType, errorType);
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        var current = Activity.Current;
        _activity.SetEndTime(endTime.UtcDateTime);
        _activity.Stop(); // which makes its predecessor current, also where another activity is
        Activity.Current = current == _activity ? _before : current;
    }
}
