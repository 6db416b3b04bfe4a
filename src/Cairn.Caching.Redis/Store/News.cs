using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Resp;
using Microsoft.Extensions.Logging;

namespace Cairn.Caching.Redis.Store;

/// <summary>Passes on to the cache what the connection tells: that it is there, that it is gone, and what other nodes have changed.</summary>
internal sealed class News
{
    private readonly Lock _gate = new();
    private readonly StoreKeys _names;
    private readonly RedisMeter _meter;
    private readonly ILogger _logger;
    private ILocalCopies? _copies;
    private Invalidations? _invalidations;
    private bool _isConnected;
    private Coherence _coherence = Coherence.ByTime;

    public News(StoreKeys names, RedisMeter meter, ILogger<News> logger)
    {
        (_names, _meter, _logger) = (names, meter, logger);
        Events = new LinkEvents(Connected, Lost, Pushed);
    }

    /// <summary>What the connection is to call.</summary>
    public LinkEvents Events { get; }

    /// <summary>Who waits for another node.</summary>
    public KeyWaiters Waiters { get; } = new();

    /// <summary>From here on the cache hears of everything, beginning with an outage that there may be.</summary>
    public Coherence Attach(ILocalCopies copies)
    {
        lock (_gate)
        {
            _invalidations = new Invalidations(_names, copies, Waiters, _meter);
            _copies = copies;

            if (!_isConnected)
            {
                copies.Disconnected();
            }

            return _coherence;
        }
    }

    private void Connected(RedisSession session)
    {
        if (session.TrackingRefusal is { } code)
        {
            _logger.TrackingRefused(code);
        }

        lock (_gate)
        {
            _isConnected = true;
            _coherence = session.TrackingRefusal is null ? Coherence.ByPush : Coherence.ByTime;
            _copies?.Connected(_coherence);
        }
    }

    private void Lost()
    {
        lock (_gate)
        {
            _isConnected = false;
            _coherence = Coherence.ByTime;
            _copies?.Disconnected();
        }

        Waiters.ChangedAll();
    }

    private void Pushed(RespValue push) => Volatile.Read(ref _invalidations)?.Handle(push);
}
