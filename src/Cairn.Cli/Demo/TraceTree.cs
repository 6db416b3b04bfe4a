using System.Globalization;

namespace Cairn.Cli.Demo;

/// <summary>Draws the spans of a trace as a tree, each with its duration and its result.</summary>
internal static class TraceTree
{
    public static IReadOnlyList<string> Draw(IReadOnlyCollection<ReceivedSpan> spans)
    {
        var known = spans.Select(span => span.SpanId).ToHashSet();
        var rows = InOrder(spans.Where(span => !known.Contains(span.ParentSpanId)))
            .SelectMany(root => Rows(root, "", "", spans))
            .ToList();
        var width = rows.Select(row => row.Label.Length).DefaultIfEmpty().Max();
        return [.. rows.Select(row => $"{row.Label.PadRight(width)}  {Milliseconds(row.Span),6} ms  {Result(row.Span)}".TrimEnd())];
    }

    private static IEnumerable<(string Label, ReceivedSpan Span)> Rows(ReceivedSpan span, string own, string below, IReadOnlyCollection<ReceivedSpan> spans)
    {
        yield return (own + span.Name, span);

        var children = InOrder(spans.Where(child => child.ParentSpanId == span.SpanId)).ToList();
        for (var i = 0; i < children.Count; i++)
        {
            var (branch, trunk) = i == children.Count - 1 ? ("└─ ", "   ") : ("├─ ", "│  ");
            foreach (var row in Rows(children[i], below + branch, below + trunk, spans))
            {
                yield return row;
            }
        }
    }

    private static IOrderedEnumerable<ReceivedSpan> InOrder(IEnumerable<ReceivedSpan> spans) => spans.OrderBy(span => span.Start);

    private static string Milliseconds(ReceivedSpan span) => span.Duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);

    private static string Result(ReceivedSpan span)
    {
        var result = span["cicd.pipeline.result"] ?? span["cicd.pipeline.task.run.result"] ?? span["rpc.response.status_code"] ?? span["http.response.status_code"];
        return span["error.type"] is { } error ? $"{result} ({error})" : $"{result}";
    }
}
