using Cairn.Grpc.Health.V1;

namespace Cairn.Grpc.Health;

using ServingStatus = HealthCheckResponse.Types.ServingStatus;

/// <summary>What is known about each service, and who watches it. It answers from memory: nothing runs because somebody asks.</summary>
/// <param name="isReady">What the host says of its readiness, or <see langword="null"/> where it is told from the health checks.</param>
internal sealed class HealthBoard(Func<bool>? isReady = null) : IGrpcHealth
{
    /// <summary>The key under which a host tells whether it is ready: Cairn.Hosting does, by its checks, its start and its gate.</summary>
    public const string ReadinessKey = "Cairn.Readiness";

    public const string Whole = "";
    public const string Ready = "ready";
    public const string Live = "live";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _following = new(StringComparer.Ordinal) { Whole, Ready };
    private readonly Dictionary<string, GrpcServingStatus> _set = new(StringComparer.Ordinal);
    private readonly HashSet<HealthWatch> _watches = [];
    private bool _isReady;
    private bool _isLive = true;
    private bool _isStopping;

    /// <summary>Whether the health protocol is mapped, so that reading health has a reader.</summary>
    public bool IsServed { get; set; }

    public int WatchCount
    {
        get
        {
            lock (_gate)
            {
                return _watches.Count;
            }
        }
    }

    public void SetStatus(string service, GrpcServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);

        Change(() => _set[service] = status);
    }

    /// <summary>Lets a service follow readiness, unless its own status is set.</summary>
    public void Follow(string service) => Change(() => _following.Add(service));

    public void Update(bool checksHold, bool isLive) => Change(() => (_isReady, _isLive) = (checksHold, isLive));

    /// <summary>From now on nothing is served. Watches get that, and end.</summary>
    public void Stop()
    {
        Change(() => _isStopping = true);
        lock (_gate)
        {
            foreach (var watch in _watches)
            {
                watch.End();
            }
        }
    }

    /// <returns>The status, or <see langword="null"/> for a service that is not known.</returns>
    public ServingStatus? Find(string service)
    {
        lock (_gate)
        {
            return StatusOf(service);
        }
    }

    public IReadOnlyDictionary<string, ServingStatus> All()
    {
        lock (_gate)
        {
            return _following.Concat(_set.Keys).Append(Live).Distinct().ToDictionary(service => service, service => StatusOf(service)!.Value, StringComparer.Ordinal);
        }
    }

    public HealthWatch Watch(string service)
    {
        lock (_gate)
        {
            var watch = new HealthWatch(service, Remove);
            _watches.Add(watch);
            watch.Offer(StatusOf(service));
            if (_isStopping)
            {
                watch.End();
            }

            return watch;
        }
    }

    private void Remove(HealthWatch watch)
    {
        lock (_gate)
        {
            _watches.Remove(watch);
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            foreach (var watch in _watches)
            {
                watch.Offer(StatusOf(watch.Service));
            }
        }
    }

    private ServingStatus? StatusOf(string service) => service switch
    {
        Live when !_set.ContainsKey(Live) => Serving(_isLive), // a restart does not mend a service that stops
        _ when _set.TryGetValue(service, out var status) => _isStopping ? ServingStatus.NotServing : (ServingStatus)status,
        _ when _following.Contains(service) => Serving((isReady?.Invoke() ?? _isReady) && !_isStopping),
        _ => null,
    };

    private static ServingStatus Serving(bool isServing) => isServing ? ServingStatus.Serving : ServingStatus.NotServing;
}
