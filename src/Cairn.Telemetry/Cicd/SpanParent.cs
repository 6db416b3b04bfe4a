using System.Diagnostics;

namespace Cairn.Telemetry.Cicd;

/// <summary>What a new span belongs to. Without anything said that is the current activity.</summary>
internal readonly record struct SpanParent
{
    public SpanParent()
    {
    }

    /// <summary>An activity of this process, whose baggage the new span shares.</summary>
    public Activity? Activity { get; init; }

    /// <summary>A span of any process.</summary>
    public ActivityContext Context { get; init; }

    public IReadOnlyDictionary<string, string> Baggage { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the new span does not become the current activity.</summary>
    public bool IsDetached { get; init; }

    /// <summary>Whether the new span has no parent but <see cref="Context"/>, not even the current activity.</summary>
    public bool IsAlone { get; init; }

    public ActivityLink? Link { get; init; }

    /// <summary>Prepares the current activity for the start of the span.</summary>
    /// <returns>The context to start it with.</returns>
    public ActivityContext Enter()
    {
        if (IsAlone || Activity is not null)
        {
            System.Diagnostics.Activity.Current = Activity;
        }

        return Context;
    }
}
