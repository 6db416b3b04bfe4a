using System.Diagnostics;
using Cairn.Logging.Redaction;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace Cairn.Logging;

using Values = IReadOnlyList<KeyValuePair<string, object?>>;

/// <summary>
/// Gives one event for each call, whatever its values are: what cannot be read, such as a list that another thread changes meanwhile, costs
/// itself and not the line.
/// </summary>
internal sealed class LineLogger(string category, LineTemplates templates, LineScopes scopes, ValueCapture values, ILogEventSink sink) : ILogger
{
    private const string StateName = "State";
    private const string NoStateName = "Message";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Begin(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        object? given = state;
        var named = ValuesOf(given, out var template);
        var textName = template is null ? TextName(given, named) : null;
        var line = Begin(logLevel, eventId, exception, templates.Of(template ?? $"{{{textName}:l}}"));
        AddValues(line, named);

        if (textName is not null)
        {
            line.AddOrUpdateProperty(new LogEventProperty(textName, new ScalarValue(Text(state, formatter))));
        }

        scopes.AddTo(line, values);
        sink.Emit(line);
    }

    private static Values? ValuesOf(object? state, out string? template)
    {
        try
        {
            var named = state as Values ?? (state is IEnumerable<KeyValuePair<string, object?>> entries ? [.. entries] : null);
            template = TemplateIn(named);
            return named;
        }
        catch (Exception failure)
        {
            template = ValueCapture.Unreadable(state!);
            return [new("Unread", ExceptionText.TypeName(failure))];
        }
    }

    // From the end, which is where it stands; of several the last counts.
    private static string? TemplateIn(Values? named)
    {
        for (var index = (named?.Count ?? 0) - 1; index >= 0; index--)
        {
            if (named![index] is { Key: RedactedState.TemplateKey, Value: string template })
            {
                return template;
            }
        }

        return null;
    }

    // A line without a template is the text of its state, under a name that tells what that is.
    private static string TextName(object? state, Values? named) => state switch
    {
        null => NoStateName,
        _ when named is not null && !state.GetType().IsGenericType => state.GetType().Name,
        _ => StateName,
    };

    private LineEvent Begin(LogLevel level, EventId eventId, Exception? exception, MessageTemplate template)
    {
        var (traceId, spanId) = Activity.Current is { } activity ? (activity.TraceId, activity.SpanId) : default;
        return new LineEvent(TimeProvider.System.GetUtcNow(), EventLevel.Of(level), exception, template, traceId, spanId) { Logger = category, EventId = eventId };
    }

    private void AddValues(LineEvent line, Values? named)
    {
        try
        {
            line.MakeRoomFor((named?.Count ?? 1) - 1); // the template is none of them

            for (var index = 0; index < named?.Count; index++)
            {
                var (name, value) = named[index];

                if (!(name == RedactedState.TemplateKey && value is string) && values.Capture(name, value) is { } property)
                {
                    line.AddOrUpdateProperty(property);
                }
            }
        }
        catch (Exception failure)
        {
            line.AddOrUpdateProperty(new LogEventProperty("Unread", new ScalarValue(ExceptionText.TypeName(failure))));
        }
    }

    private static string Text<TState>(TState state, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, null) ?? state?.ToString() ?? string.Empty;
        }
        catch (Exception)
        {
            return state is null ? string.Empty : ValueCapture.Unreadable(state);
        }
    }
}
