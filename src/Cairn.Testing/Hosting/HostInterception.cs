using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Hosting;

/// <summary>Meets the first host that a flow builds, through the events that the generic host writes while it builds.</summary>
internal sealed class HostInterception(HostFlow flow, Action<IHostBuilder> building, Action<IHost> built)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<IHost> _others = [];
    private bool _done;

    /// <summary>The hosts that the flow has built after the first.</summary>
    public IReadOnlyList<IHost> Others
    {
        get
        {
            lock (_gate)
            {
                return [.. _others];
            }
        }
    }

    public void Start() => Keep(DiagnosticListener.AllListeners.Subscribe(this));

    public void OnNext(DiagnosticListener listener)
    {
        if (flow.IsCurrent && listener.Name == "Microsoft.Extensions.Hosting")
        {
            Keep(listener.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> written)
    {
        switch (written)
        {
            case { Key: "HostBuilding", Value: IHostBuilder builder } when !_done:
                building(builder);
                break;

            case { Key: "HostBuilt", Value: IHost host } when !_done:
                _done = true;
                built(host);
                break;

            case { Key: "HostBuilt", Value: IHost other }:
                lock (_gate)
                {
                    _others.Add(other);
                }

                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        IDisposable[] subscriptions;

        lock (_gate)
        {
            _done = true;
            subscriptions = [.. _subscriptions];
        }

        Array.ForEach(subscriptions, subscription => subscription.Dispose()); // not under the lock: who tells of listeners holds one of its own
    }

    private void Keep(IDisposable subscription)
    {
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }
    }
}
