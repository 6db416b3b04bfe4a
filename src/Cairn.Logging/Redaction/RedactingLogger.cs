using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Redaction;

/// <summary>Hands on what holds nothing classified as it came, and everything else redacted: no provider behind it sees the value.</summary>
internal sealed class RedactingLogger(ILogger logger, StateRedaction redaction) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!logger.IsEnabled(logLevel))
        {
            return;
        }

        var classified = redaction.ClassifiedIn(eventId);

        if (classified is null && redaction.IsPlain(typeof(TState)))
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
            return;
        }

        object? given = state;
        var redacted = redaction.Apply(given, classified);

        if (!ReferenceEquals(redacted, given))
        {
            LogText(logLevel, eventId, redacted, exception);
        }
        else if (typeof(TState).IsValueType && typeof(TState).Assembly == typeof(ILogger).Assembly)
        {
            LogText(logLevel, eventId, given, exception); // the platform's own states are their text, and are on the heap now: once is enough
        }
        else
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        if (redaction.IsPlain(typeof(TState)))
        {
            return logger.BeginScope(state);
        }

        object given = state;
        var redacted = redaction.Apply(given, classified: null);
        return !typeof(TState).IsValueType && ReferenceEquals(redacted, given) ? logger.BeginScope(state) : logger.BeginScope(redacted ?? given);
    }

    private void LogText(LogLevel logLevel, EventId eventId, object? state, Exception? exception)
    {
        if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            logger.Log(logLevel, eventId, values, exception, static (values, _) => values.ToString()!);
        }
        else
        {
            logger.Log(logLevel, eventId, state, exception, static (value, _) => value?.ToString() ?? "");
        }
    }
}
