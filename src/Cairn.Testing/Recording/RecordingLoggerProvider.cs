using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Recording;

internal sealed class RecordingLoggerProvider(Action<LogEntry> record, TimeProvider clock) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(categoryName, record, clock, () => scopes);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }
}
