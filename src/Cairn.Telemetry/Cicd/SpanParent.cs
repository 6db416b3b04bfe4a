using System.Collections.ObjectModel;
using System.Diagnostics;

namespace Cairn.Telemetry.Cicd;

/// <summary>What a new span belongs to. Without anything said that is the current activity.</summary>
internal readonly record struct SpanParent
{
    public SpanParent()
    {
    }

    /// <summary>An activity of this process, whose baggage the new span shares.</summary>
    public Activity? Enclosing { get; init; }

    /// <summary>A span of any process.</summary>
    public ActivityContext Context { get; init; }

    /// <summary>What the new span carries on from <see cref="Context"/>.</summary>
    public IReadOnlyDictionary<string, string> Baggage { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the new span does not become the current activity.</summary>
    public bool IsDetached { get; init; }

    /// <summary>Whether the new span has no parent but <see cref="Context"/>, not even the current activity.</summary>
    public bool IsAlone { get; init; }

    /// <summary>A span that has to do with the new one without being its cause.</summary>
    public ActivityLink? Link { get; init; }

    /// <summary>Prepares the current activity for the start of the span.</summary>
    /// <returns>The context to start it with.</returns>
    public ActivityContext Enter()
    {
        if (IsAlone || Enclosing is not null)
        {
            Activity.Current = Enclosing;
        }

        return Context;
    }
}
