using Cairn.Alerting.Testing.Stories;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Alerting.Testing;

/// <summary>What calls the service, what breaks, and how long each part of the story takes.</summary>
public sealed class AlertProofSetup
{
    private readonly List<TrafficLine> _traffic = [];
    private readonly List<AlertFault> _faults = [];

    internal AlertProofSetup()
    {
    }

    internal Action<TestHostSetup> HostSetup { get; private set; } = _ => { };

    internal IReadOnlyList<TrafficLine> Lines => _traffic;

    internal IReadOnlyList<AlertFault> Faults => _faults;

    internal TimeSpan LeadIn { get; private set; } = TimeSpan.FromHours(1);

    internal TimeSpan Aftermath { get; private set; } = TimeSpan.FromHours(1);

    internal TimeSpan ScrapeInterval { get; private set; } = TimeSpan.FromMinutes(1);

    /// <summary>Changes the service before each start. What stands in for its dependencies goes here.</summary>
    /// <param name="setup">The change.</param>
    /// <returns>This setup, for chaining.</returns>
    public AlertProofSetup WithHost(Action<TestHostSetup> setup)
    {
        ArgumentNullException.ThrowIfNull(setup);

        HostSetup += setup;
        return this;
    }

    /// <summary>Declares objectives, beside those that the service declares itself.</summary>
    /// <param name="declare">Declares them.</param>
    /// <returns>This setup, for chaining.</returns>
    public AlertProofSetup WithObjectives(Action<Objectives> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);

        return WithHost(host => host.ConfigureServices(services => services.Configure(declare)));
    }

    /// <summary>Adds requests without a body, evenly spaced.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="path">The path on the service's main port, with its query.</param>
    /// <param name="perHour">How many there are in an hour.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="method"/> or <paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perHour"/> is not positive.</exception>
    public AlertProofSetup Traffic(string method, string path, double perHour)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        return Traffic(() => new HttpRequestMessage(new HttpMethod(method), path), perHour);
    }

    /// <summary>Adds requests of any kind, evenly spaced.</summary>
    /// <param name="request">Makes a request.</param>
    /// <param name="perHour">How many there are in an hour.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perHour"/> is not positive.</exception>
    public AlertProofSetup Traffic(Func<HttpRequestMessage> request, double perHour)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perHour);

        _traffic.Add(new TrafficLine(request, TimeSpan.FromHours(1 / perHour)));
        return this;
    }

    /// <summary>Sets how long all is well before a fault. What fires then is a false alarm.</summary>
    /// <param name="leadIn">Whole minutes. Without this call it is an hour.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leadIn"/> is negative.</exception>
    public AlertProofSetup After(TimeSpan leadIn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leadIn, TimeSpan.Zero);

        LeadIn = leadIn;
        return this;
    }

    /// <summary>Sets how long the story goes on when a fault is over.</summary>
    /// <param name="aftermath">Whole minutes. Without this call it is an hour.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="aftermath"/> is negative.</exception>
    public AlertProofSetup ThenWatching(TimeSpan aftermath)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(aftermath, TimeSpan.Zero);

        Aftermath = aftermath;
        return this;
    }

    /// <summary>Reads the metrics less often, for stories of days. Rules are evaluated each minute all the same, and see the last scrape.</summary>
    /// <remarks>Above a minute, loops of the service run once between two requests or scrapes, and not once a period: what objectives say of workers is not to be proven so.</remarks>
    /// <param name="interval">Whole minutes. Without this call it is a minute.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is less than a minute.</exception>
    public AlertProofSetup ScrapeEvery(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromMinutes(1));

        ScrapeInterval = interval;
        return this;
    }

    /// <summary>Adds a fault of something that the service calls.</summary>
    /// <param name="client">The name of the client: that of a declared dependency, or what <c>AddHttpClient</c> was given.</param>
    /// <param name="fault">What its requests meet.</param>
    /// <param name="configure">Says how long it lasts, and what it is to be held against.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="client"/> is empty.</exception>
    public AlertProofSetup Fault(string client, HttpFault fault, Action<AlertFault>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(client);
        ArgumentNullException.ThrowIfNull(fault);

        return Fault($"{client}: {fault}", host => host.Faults[client].Inject(fault), host => host.Faults[client].Heal(), configure);
    }

    /// <summary>Adds a fault of any kind.</summary>
    /// <param name="name">What it is called in the report.</param>
    /// <param name="inject">Breaks the service. It runs again after each heal, where only some requests are to meet the fault.</param>
    /// <param name="heal">Mends it. It runs after each break, unless the story ends first.</param>
    /// <param name="configure">Says how long it lasts, and what it is to be held against.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or another fault has it.</exception>
    public AlertProofSetup Fault(string name, Action<CairnTestHost> inject, Action<CairnTestHost> heal, Action<AlertFault>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(inject);
        ArgumentNullException.ThrowIfNull(heal);
        if (_faults.Exists(other => other.Name == name))
        {
            throw new ArgumentException($"There is a fault '{name}' already. The report tells faults by their names. Give it another.", nameof(name));
        }

        var fault = new AlertFault(name, inject, heal);
        configure?.Invoke(fault);
        _faults.Add(fault);
        return this;
    }

    internal void Verify()
    {
        if (_traffic.Count == 0)
        {
            throw new InvalidOperationException("The proof has no traffic. Alerts speak of traffic. Add some with Traffic(\"GET\", \"/…\", perHour: 20).");
        }

        if (_faults.Count == 0)
        {
            throw new InvalidOperationException("The proof has no faults. It tells nothing then. Add one with Fault(\"store\", HttpFault.Refused).");
        }
    }
}
