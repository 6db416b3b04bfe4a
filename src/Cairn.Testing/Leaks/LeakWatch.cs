using Cairn.Testing.Hosting;

namespace Cairn.Testing.Leaks;

/// <summary>Watches one host for what it leaves behind. DESIGN.md says how each thing is known to be this host's.</summary>
internal sealed class LeakWatch : IDisposable
{
    private readonly HostLeaks _wanted;
    private readonly HostRun _run;
    private readonly AcceptedSockets? _sockets;
    private readonly ThrownExceptions? _exceptions;

    public LeakWatch(HostRun run, HostFlow flow, HostLeaks wanted)
    {
        _run = run;
        _wanted = wanted;
        _sockets = wanted.HasFlag(HostLeaks.Listeners) ? new AcceptedSockets(flow) : null;
        _exceptions = wanted.HasFlag(HostLeaks.UnobservedExceptions) ? new ThrownExceptions(flow) : null;
    }

    /// <summary>Looks for all that is left. The host must have ended and been disposed.</summary>
    public HostLeakException? Find(string program, IEnumerable<string> listeningHosts)
    {
        List<(HostLeaks Kind, string Text)> leaks =
        [
            .. (_sockets?.StillListening() ?? []).Select(address =>
                (HostLeaks.Listeners, $"The service still listens on {address}. Stop its listener when the service stops.")),
            .. listeningHosts.Select(host =>
                (HostLeaks.Listeners, $"A second host of the program has not been stopped{host}. Stop and dispose of it before the program ends.")),
            .. _run.Clock.Armed.Select(timer =>
                (HostLeaks.Timers, $"A timer is armed, {timer}. Dispose of it, or cancel the wait, when the service stops.")),
            .. (_exceptions?.Unobserved() ?? []).Select(failure =>
                (HostLeaks.UnobservedExceptions, $"A task failed and nobody awaited it: {failure}. Await the task, or handle its failure.")),
            .. _run.Spans.Listener.Unfinished.Select(activity =>
                (HostLeaks.Activities, $"The activity '{activity.DisplayName}' of '{activity.Source.Name}' was never stopped. Declare it with 'using'.")),
        ];
        var found = leaks.FindAll(leak => _wanted.HasFlag(leak.Kind));

        return found.Count == 0
            ? null
            : new HostLeakException(program, found.Aggregate(HostLeaks.None, (kinds, leak) => kinds | leak.Kind), found.ConvertAll(leak => leak.Text));
    }

    public void Dispose()
    {
        _sockets?.Dispose();
        _exceptions?.Dispose();
    }
}
