using System.Net;
using Cairn.Http.Policies;
using Microsoft.Extensions.Logging;
using Polly;

namespace Cairn.Http.Ledger;

/// <summary>A declared dependency while the service runs. Handlers come and go; this stays.</summary>
internal sealed class Dependency
{
    private readonly TimeProvider _clock;
    private readonly HttpMetrics _metrics;
    private readonly RetryBudget _budget;
    private int _callsInFlight;

    public Dependency(string name, DependencySettings settings, TimeProvider clock, HttpMetrics metrics, ILogger logger)
    {
        Name = name;
        Settings = settings;
        _clock = clock;
        _metrics = metrics;
        _budget = new RetryBudget(clock);
        Breaker = new BreakerWatch(name, ProfileNumbers.Of(settings.Profile).BreakFor, clock, logger);
        Pipeline = PipelineFactory.Create(settings, Breaker, metrics, clock);
        Calls = new CallHistory(clock);
        Address = new Uri((settings.Address ?? $"http://{name}").TrimEnd('/') + '/');
    }

    public string Name { get; }

    public DependencySettings Settings { get; }

    public Uri Address { get; }

    public BreakerWatch Breaker { get; }

    public CallHistory Calls { get; }

    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; }

    public OutboundCall Begin(HttpRequestMessage request, TimeSpan? callersRemaining, CancellationToken caller)
    {
        var isLimitedByCaller = callersRemaining < Settings.TotalTimeout;
        return new OutboundCall(this, request, isLimitedByCaller ? callersRemaining!.Value : Settings.TotalTimeout, isLimitedByCaller, _clock, caller);
    }

    public void End(OutboundCall call, string outcome)
    {
        Calls.Add(outcome);
        _metrics.CallEnded(Name, outcome, call.Elapsed);
    }

    /// <summary>Whether the call may be made. Only one that is made earns its tenth of a retry.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _callsInFlight) <= Settings.MaxConcurrentCalls)
        {
            _budget.AddCall();
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _callsInFlight);

    public bool TryTakeRetry()
    {
        var isTaken = _budget.TryTakeRetry();
        if (!isTaken)
        {
            _metrics.RetryRefused(Name);
        }

        return isTaken;
    }

    /// <summary>What an answer asks its caller to wait, as seconds or as a date (RFC 9110, 10.2.3).</summary>
    public TimeSpan AskedWait(HttpResponseMessage? response) => response switch
    {
        { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } asked } =>
            asked.Delta ?? asked.Date - _clock.GetUtcNow() ?? TimeSpan.Zero,
        _ => TimeSpan.Zero,
    };
}
