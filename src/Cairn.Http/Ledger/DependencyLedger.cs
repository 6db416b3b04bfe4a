using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace Cairn.Http.Ledger;

/// <summary>What the service has declared to depend on, and what it calls without having said so.</summary>
internal sealed class DependencyLedger
{
    private const int MostUndeclared = 100;

    private readonly ConcurrentDictionary<string, string> _undeclared = new(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<string, Dependency> _declared;
    private readonly bool _failOnUndeclared;
    private readonly ILogger<DependencyLedger> _logger;

    public DependencyLedger(IOptions<DependenciesOptions> options, TimeProvider clock, HttpMetrics metrics, ILogger<DependencyLedger> logger)
    {
        _logger = logger;
        _failOnUndeclared = options.Value.FailOnUndeclared;
        _declared = options.Value.ToFrozenDictionary(
            declared => declared.Key,
            declared => new Dependency(declared.Key, declared.Value, clock, metrics, logger),
            StringComparer.Ordinal);
        metrics.Watch(Breakers);
    }

    public IEnumerable<Dependency> Declared => _declared.Values.OrderBy(dependency => dependency.Name, StringComparer.Ordinal);

    /// <summary>Host and port with the client that called them first.</summary>
    public IEnumerable<KeyValuePair<string, string>> Undeclared => _undeclared.OrderBy(called => called.Key, StringComparer.Ordinal);

    public Dependency? Find(string name) => _declared.GetValueOrDefault(name);

    /// <summary>Takes note of a call by a client that is no declared dependency; says so once for each host and port.</summary>
    /// <exception cref="InvalidOperationException">Such calls are to fail.</exception>
    public void NoteUndeclared(string client, Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            return;
        }

        var name = client.Length == 0 ? "without a name" : client;
        if (!_undeclared.ContainsKey(address.Authority) && _undeclared.Count < MostUndeclared && _undeclared.TryAdd(address.Authority, client))
        {
            _logger.DependencyUndeclared(name, address.Authority);
        }

        if (_failOnUndeclared)
        {
            throw new InvalidOperationException(
                $"The client {name} calls {address.Authority}, which is not declared, and '{DependenciesOptions.FailOnUndeclaredKey}' is true, as it is in tests. " +
                "Declare it with AddCairnDependency.");
        }
    }

    private IEnumerable<Measurement<int>> Breakers() => _declared.Values.Select(dependency => new Measurement<int>(
        dependency.Breaker.State switch { CircuitState.Closed => 0, CircuitState.HalfOpen => 1, _ => 2 },
        new KeyValuePair<string, object?>(HttpTelemetry.Dependency, dependency.Name)));
}
