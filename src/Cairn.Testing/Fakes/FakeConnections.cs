namespace Cairn.Testing.Fakes;

/// <summary>What befalls all connections of a server at once.</summary>
internal sealed class FakeConnections : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _open;
    private CancellationToken _cut;
    private HttpFault? _fault;
    private bool _isDisposed;

    public FakeConnections() => (_open, _cut) = New();

    /// <summary>What they suffer, and what is cancelled when those that are open now are cut.</summary>
    public (HttpFault? Fault, CancellationToken Cut) State
    {
        get
        {
            lock (_gate)
            {
                return (_fault, _cut);
            }
        }
    }

    public void Suffer(HttpFault? fault)
    {
        CancellationTokenSource? ending = null;

        lock (_gate)
        {
            _fault = fault;

            if (fault is { IsOfConnection: true })
            {
                ending = _open;
                (_open, _cut) = New();
            }
        }

        ending?.Cancel();
        ending?.Dispose();
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Suffer(HttpFault.Refused);
            _open.Dispose();
        }
    }

    private static (CancellationTokenSource Open, CancellationToken Cut) New()
    {
        var open = new CancellationTokenSource();
        return (open, open.Token);
    }
}
