using System.Collections.ObjectModel;
using System.Diagnostics;

namespace Cairn.Testing;

/// <summary>Spans in the order in which they ended. The list never changes.</summary>
public sealed class RecordedSpans : ReadOnlyCollection<RecordedSpan>
{
    internal RecordedSpans(IList<RecordedSpan> spans)
        : base(spans)
    {
    }

    /// <summary>The spans of this list whose status is an error.</summary>
    public RecordedSpans Failed => Where(span => span.Status == ActivityStatusCode.Error);

    /// <summary>The spans of one name.</summary>
    /// <param name="name">The name, in its exact case.</param>
    /// <returns>The spans of this list that have it.</returns>
    public RecordedSpans Named(string name) => Where(span => span.Name == name);

    /// <summary>The spans of one source.</summary>
    /// <param name="source">The name of the source, in its exact case.</param>
    /// <returns>The spans of this list from there.</returns>
    public RecordedSpans From(string source) => Where(span => span.Source == source);

    private RecordedSpans Where(Func<RecordedSpan, bool> keep) => new(this.Where<RecordedSpan>(keep).ToList());
}
