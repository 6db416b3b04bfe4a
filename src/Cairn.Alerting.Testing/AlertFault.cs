using Cairn.Testing;

namespace Cairn.Alerting.Testing;

/// <summary>One thing that breaks: how, for how long, and how much of the traffic meets it.</summary>
public sealed class AlertFault
{
    internal AlertFault(string name, Action<CairnTestHost> inject, Action<CairnTestHost> heal) => (Name, Inject, Heal) = (name, inject, heal);

    /// <summary>What it is called in the report.</summary>
    public string Name { get; }

    internal Action<CairnTestHost> Inject { get; }

    internal Action<CairnTestHost> Heal { get; }

    internal TimeSpan Duration { get; private set; } = TimeSpan.FromHours(1);

    internal double Share { get; private set; } = 1;

    internal int? Limit { get; private set; }

    internal IReadOnlyList<string> Watched { get; private set; } = [];

    /// <summary>Sets how long it lasts.</summary>
    /// <param name="duration">Whole minutes. Without this call it is an hour.</param>
    /// <returns>This fault, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is less than a minute.</exception>
    public AlertFault Lasting(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.FromMinutes(1));

        Duration = duration;
        return this;
    }

    /// <summary>Lets only a share of the requests meet it, evenly spread: it is injected before those, and healed before the others.</summary>
    /// <param name="share">The share, above 0 and up to 1. Without this call it is 1.</param>
    /// <returns>This fault, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not above 0 and up to 1.</exception>
    public AlertFault OfShare(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);

        Share = share;
        return this;
    }

    /// <summary>Lets only so many requests meet it; it heals before the next.</summary>
    /// <param name="requests">How many, at least 1.</param>
    /// <returns>This fault, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests"/> is not positive.</exception>
    public AlertFault OfRequests(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(requests);

        Limit = requests;
        return this;
    }

    /// <summary>Asks for some alerts only. Stories of days are judged quickly then: a window of three days is 4,320 samples, each minute anew.</summary>
    /// <param name="alerts">Their names. Without this call all alerts are asked for.</param>
    /// <returns>This fault, for chaining.</returns>
    public AlertFault Watching(params string[] alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);

        Watched = [.. alerts];
        return this;
    }
}
