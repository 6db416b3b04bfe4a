using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

/// <summary>Makes a second attempt, without the values that may have been the trouble, where a call has given no event.</summary>
internal sealed class LineLogger(LineProvider provider, ILogger inner) : ILogger
{
    private const string Template = "{OriginalFormat}";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var hasCaptured = provider.HasCaptured;
        hasCaptured.Value = false;
        inner.Log(logLevel, eventId, state, exception, formatter);

        if (!hasCaptured.Value && inner.IsEnabled(logLevel))
        {
            inner.Log(logLevel, eventId, Readable(state), exception, static (_, _) => string.Empty);
        }
    }

    private static List<KeyValuePair<string, object?>> Readable<TState>(TState state)
    {
        List<KeyValuePair<string, object?>> readable = [];

        try
        {
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                readable.Add(new(name, value is null or string || value.GetType().IsPrimitive ? value : $"({value.GetType()}, could not be read)"));
            }
        }
        catch (Exception failure)
        {
            readable.Add(new("Unread", ExceptionText.TypeName(failure)));
        }

        if (!readable.Exists(pair => pair is { Key: Template, Value: string }))
        {
            readable.Add(new(Template, $"({typeof(TState)}, could not be read)"));
        }

        return readable;
    }
}
