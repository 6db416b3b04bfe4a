using Cairn.Alerting.Testing.Samples;
using Cairn.Testing;

namespace Cairn.Alerting.Testing.Stories;

/// <summary>Plays one fault on one host: traffic and scrapes all along, the fault in the middle.</summary>
internal sealed class Story(CairnTestHost host, AlertProofSetup setup, AlertFault fault, SampleBook book)
{
    private readonly Caller _caller = new(host);
    private readonly Dose _dose = new(fault);
    private readonly long _began = host.Clock.GetTimestamp();
    private bool _isLasting;
    private bool _isBroken;

    private TimeSpan Begins => setup.LeadIn;

    private TimeSpan Ends => setup.LeadIn + fault.Duration;

    private TimeSpan Length => Ends + setup.Aftermath;

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        // A stable sort: at one instant faults change first, and are scraped last.
        foreach (var next in Events().OrderBy(next => next.Due))
        {
            var wait = next.Due - host.Clock.GetElapsedTime(_began);
            if (wait > TimeSpan.Zero)
            {
                await PassAsync(wait, cancellationToken);
            }

            await next.Happens(next.Due, cancellationToken);
        }
    }

    private Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (setup.ScrapeInterval <= TimeSpan.FromMinutes(1))
        {
            return host.Clock.AdvanceUntilIdle(time, cancellationToken);
        }

        // Days have too many ticks to wait for the code behind each of them.
        host.Clock.Advance(time);
        return host.Clock.AdvanceUntilIdle(TimeSpan.Zero, cancellationToken);
    }

    private IEnumerable<StoryEvent> Events() =>
    [
        new(Begins, (_, stop) => LastAsync(isLasting: true, stop)),
        new(Ends, (_, stop) => LastAsync(isLasting: false, stop)),
        .. setup.Lines.SelectMany(line => line.DueUntil(Length).Select(due => new StoryEvent(due, (_, stop) => SendAsync(line, stop)))),
        .. Scrapes(),
    ];

    private IEnumerable<StoryEvent> Scrapes()
    {
        for (var due = TimeSpan.Zero; due <= Length; due += setup.ScrapeInterval)
        {
            yield return new StoryEvent(due, ScrapeAsync);
        }
    }

    private Task LastAsync(bool isLasting, CancellationToken cancellationToken)
    {
        _isLasting = isLasting;
        Break(isLasting);
        return host.Clock.AdvanceUntilIdle(TimeSpan.Zero, cancellationToken); // a process that stops has stopped before it is scraped
    }

    private Task SendAsync(TrafficLine line, CancellationToken cancellationToken)
    {
        if (_isLasting)
        {
            Break(_dose.IsDue());
        }

        return _caller.SendAsync(line.Request, cancellationToken);
    }

    private void Break(bool isBroken)
    {
        if (isBroken != _isBroken)
        {
            _isBroken = isBroken;
            (isBroken ? fault.Inject : fault.Heal)(host);
        }
    }

    private async Task ScrapeAsync(TimeSpan due, CancellationToken cancellationToken)
    {
        await host.Clock.AdvanceUntilIdle(TimeSpan.Zero, cancellationToken); // requests are counted when their answers have gone out
        book.Add((int)due.TotalMinutes, await _caller.ScrapeAsync(cancellationToken));
    }
}
