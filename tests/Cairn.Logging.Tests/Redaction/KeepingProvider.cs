using System.Text;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

/// <summary>A provider of somebody else's that keeps messages, values and scopes.</summary>
internal sealed class KeepingProvider : ILoggerProvider, ILogger, ISupportExternalScope
{
    private readonly StringBuilder _text = new();
    private IExternalScopeProvider? _scopes;

    public string Text => _text.ToString();

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw new InvalidOperationException("Scopes come by the scope provider.");

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _text.AppendLine(formatter(state, exception)).AppendLine(AllSinks.Spelled(state));
        _scopes?.ForEachScope((scope, text) => text.AppendLine(AllSinks.Spelled(scope)), _text);
    }

    public void Dispose()
    {
    }
}
