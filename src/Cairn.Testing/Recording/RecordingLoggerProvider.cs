using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Recording;

internal sealed class RecordingLoggerProvider(Action<LogEntry> record, TimeProvider clock) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(categoryName, record, clock, () => _scopes);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }
}
