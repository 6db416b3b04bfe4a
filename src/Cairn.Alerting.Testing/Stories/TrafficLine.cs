namespace Cairn.Alerting.Testing.Stories;

/// <summary>Requests of one kind, evenly spaced.</summary>
/// <param name="Request">Makes one.</param>
/// <param name="Interval">The time between two.</param>
internal sealed record TrafficLine(Func<HttpRequestMessage> Request, TimeSpan Interval)
{
    /// <summary>When they are due, off the beat of faults and scrapes by half an interval.</summary>
    public IEnumerable<TimeSpan> DueUntil(TimeSpan end)
    {
        for (var due = Interval / 2; due < end; due += Interval)
        {
            yield return due;
        }
    }
}
