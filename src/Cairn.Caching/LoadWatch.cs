using System.Diagnostics;

namespace Cairn.Caching;

/// <summary>A load that is measured and traced. Nothing, where nobody listens.</summary>
/// <param name="BegunAt">When it began.</param>
/// <param name="Span">Its span.</param>
internal readonly record struct LoadWatch(long BegunAt, Activity? Span)
{
    /// <summary>Leaves the span to the load: what the caller does next is no part of it.</summary>
    public void Detach()
    {
        if (Span is not null && Activity.Current == Span)
        {
            Activity.Current = Span.Parent;
        }
    }
}
