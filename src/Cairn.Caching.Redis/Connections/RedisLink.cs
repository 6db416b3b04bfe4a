using Microsoft.Extensions.Logging;

namespace Cairn.Caching.Redis.Connections;

/// <summary>Keeps one connection to the primary: opens it, renews its credentials, and replaces it when it ends. In between, commands fail at once.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Backoff _backoff = new(Random.Shared.NextDouble);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly RedisDialer _dialer;
    private readonly Upkeep _upkeep;
    private readonly TimeProvider _clock;
    private readonly RedisMeter _meter;
    private readonly ILogger _logger;
    private LinkEvents? _events;
    private RedisSession? _session;
    private Task _running = Task.CompletedTask;

    public RedisLink(RedisDialer dialer, Upkeep upkeep, TimeProvider clock, RedisMeter meter, ILogger<RedisLink> logger) =>
        (_dialer, _upkeep, _clock, _meter, _logger) = (dialer, upkeep, clock, meter, logger);

    /// <summary>The connection in use; <see langword="null"/> while there is none.</summary>
    public RedisSession? Session => Volatile.Read(ref _session);

    /// <summary>Why the last attempt failed; <see langword="null"/> while connected, and before the first.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Begins to connect, the first time it is called.</summary>
    public void Start(TrackedPrefixes prefixes, LinkEvents events)
    {
        lock (_gate)
        {
            if (_events is not null)
            {
                return;
            }

            _events = events;

            // What runs from here on belongs to no request, though a request may have been the first to need it.
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            {
                _running = Task.Run(() => RunAsync(prefixes, events, _stop.Token));
            }
        }
    }

    /// <summary>Waits for the end of the first attempt to connect.</summary>
    /// <exception cref="RedisUnusableException">There is a server, but not one that can be used.</exception>
    public Task FirstAttemptAsync(CancellationToken cancellationToken) => _firstAttempt.Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(TrackedPrefixes prefixes, LinkEvents events, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (await ConnectAsync(prefixes, events, stop) is { } session)
                {
                    await HoldAsync(session, events, stop);
                }

                await Task.Delay(_backoff.Next(), _clock, stop);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // An attempt that was refused at that moment ends like one that was cancelled: nobody needs its connection any more.
            Session?.Connection.Dispose();
        }
    }

    private async Task<RedisSession?> ConnectAsync(TrackedPrefixes prefixes, LinkEvents events, CancellationToken stop)
    {
        try
        {
            var session = await _dialer.ConnectAsync(prefixes, events.Pushed, stop);
            Failure = null;
            _reported.Clear();

            // Before the first command, so that nothing is read that the news would have to fence.
            events.Connected(session);
            Volatile.Write(ref _session, session);
            _meter.IsConnected = true;
            _meter.Attempted(session.TrackingRefusal is null ? "connected" : "untracked");
            _logger.Connected(session.Address.ToString());
            _firstAttempt.TrySetResult();
            return session;
        }
        catch (RedisUnusableException exception)
        {
            Report(exception);
            _firstAttempt.TrySetException(exception);
        }
        catch (RedisException exception)
        {
            Report(exception);
            _firstAttempt.TrySetResult();
        }

        return null;
    }

    private void Report(Exception exception)
    {
        _meter.Attempted("failed");

        // Once per outage and reason: attempts are many, and two reasons may take turns.
        if (_reported.Add(exception.Message))
        {
            _logger.ConnectFailed(exception.Message, exception.InnerException?.Message);
        }

        Failure = exception;
    }

    private async Task HoldAsync(RedisSession session, LinkEvents events, CancellationToken stop)
    {
        var since = _clock.GetTimestamp();

        try
        {
            await _upkeep.KeepAsync(session, stop);
        }
        finally
        {
            Volatile.Write(ref _session, null);
            _meter.IsConnected = false;
            session.Connection.Dispose();
            events.Lost();
        }

        var reason = await session.Connection.Ended;
        _backoff.Lasted(_clock.GetElapsedTime(since));
        Failure = reason;
        _logger.ConnectionLost(session.Address.ToString(), reason.Message);
    }
}
