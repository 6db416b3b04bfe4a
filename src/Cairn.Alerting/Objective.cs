using Cairn.Alerting.Indicators;

namespace Cairn.Alerting;

/// <summary>One promise about the service: which share of events is good, over 28 days.</summary>
public sealed class Objective
{
    internal Objective(string name, double target, Indicator indicator) => (Name, Target, Indicator) = (name, target, indicator);

    /// <summary>The name: lower-case words with hyphens between them. Alerts, recorded series and runbooks carry it.</summary>
    public string Name { get; }

    /// <summary>The share of events that is to be good, between 0 and 1.</summary>
    public double Target { get; }

    /// <summary>The team that answers for it.</summary>
    /// <value>The default is <c>null</c>: that of the service.</value>
    public string? Owner { get; private set; }

    /// <summary>Where it is written what to do about its alerts.</summary>
    /// <value>The default is <c>null</c>: the runbook that is generated for each alert.</value>
    public string? Runbook { get; private set; }

    /// <summary>How many events an hour are expected.</summary>
    /// <value>The default is <c>null</c>: not known, and the budget is not stated as a count.</value>
    public double? EventsPerHour { get; private set; }

    /// <summary>How many bad events there are before anybody hears of them.</summary>
    /// <value>The default is 3.</value>
    public int MinimumBadEvents { get; private set; } = 3;

    /// <summary>How many bad events 28 days may have.</summary>
    /// <value>The default is <c>null</c>: the traffic is not known.</value>
    public double? BudgetedBadEvents => EventsPerHour is { } traffic ? (1 - Target) * traffic * Budget.Window.TotalHours : null;

    internal Indicator Indicator { get; private set; }

    /// <summary>This objective, of a metric under the name that it is scraped as.</summary>
    internal Objective OfMetric(string metric)
    {
        var copy = (Objective)MemberwiseClone();
        copy.Indicator = Indicator.Of(metric);
        return copy;
    }

    /// <summary>Says who answers for the objective.</summary>
    /// <param name="team">The team, as alerts are routed.</param>
    /// <returns>This objective, for chaining.</returns>
    public Objective OwnedBy(string team)
    {
        Owner = team;
        return this;
    }

    /// <summary>Says where it is written what to do, instead of in generated runbooks.</summary>
    /// <param name="address">An absolute address.</param>
    /// <returns>This objective, for chaining.</returns>
    public Objective WithRunbook(string address)
    {
        Runbook = address;
        return this;
    }

    /// <summary>Says how much traffic there is, so that the budget is also a count and silence is told from a quiet hour.</summary>
    /// <param name="eventsPerHour">Requests, runs, calls or checked minutes an hour.</param>
    /// <returns>This objective, for chaining.</returns>
    public Objective Expecting(double eventsPerHour)
    {
        EventsPerHour = eventsPerHour;
        return this;
    }

    /// <summary>Says how many bad events an alert needs, whatever share they are of the traffic.</summary>
    /// <param name="badEvents">The count, at least 1.</param>
    /// <returns>This objective, for chaining.</returns>
    public Objective NotBelow(int badEvents)
    {
        MinimumBadEvents = badEvents;
        return this;
    }
}
