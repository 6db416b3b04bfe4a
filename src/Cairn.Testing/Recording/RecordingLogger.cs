using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Recording;

internal sealed class RecordingLogger(string category, Action<LogEntry> record, TimeProvider clock, Func<IExternalScopeProvider> scopes) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes().Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var activity = Activity.Current;

        record(new LogEntry
        {
            Level = logLevel,
            Category = category,
            EventId = eventId.Id,
            EventName = eventId.Name,
            Message = formatter(state, exception),
            Exception = exception,
            Properties = Named(state) ?? new Dictionary<string, object?>(),
            Scopes = Scopes(),
            TraceId = activity?.TraceId.ToHexString(),
            SpanId = activity?.SpanId.ToHexString(),
            Timestamp = clock.GetUtcNow(),
        });
    }

    private List<IReadOnlyDictionary<string, object?>> Scopes()
    {
        var around = new List<IReadOnlyDictionary<string, object?>>();
        scopes().ForEachScope(
            static (scope, around) => around.Add(Named(scope) ?? new Dictionary<string, object?> { ["Scope"] = Convert.ToString(scope, CultureInfo.InvariantCulture) }),
            around);

        return around;
    }

    private static Dictionary<string, object?>? Named(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? NamedValues.Of(values) : null;
}
