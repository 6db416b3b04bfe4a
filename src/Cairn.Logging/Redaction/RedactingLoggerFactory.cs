using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Redaction;

/// <summary>Stands before the host's own factory, which keeps its providers, filters and scopes.</summary>
internal sealed class RedactingLoggerFactory([FromKeyedServices(RedactingLoggerFactory.InnerKey)] ILoggerFactory inner, StateRedaction redaction) : ILoggerFactory
{
    /// <summary>The key of the factory behind this one.</summary>
    public const string InnerKey = "Cairn.Logging.Unredacted";

    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, static (category, factory) => factory.Create(category), this);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private RedactingLogger Create(string category) => new(inner.CreateLogger(category), redaction);
}
