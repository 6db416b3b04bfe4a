using Cairn.Logging.Redaction;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>The scopes that are open around a call: their keys become properties of its line, their sentences the property <c>Scope</c>.</summary>
internal sealed class LineScopes
{
    private const string Sentences = "Scope";
    private readonly AsyncLocal<Open?> _innermost = new();

    public IDisposable Begin(object state) => _innermost.Value = new Open(this, state, _innermost.Value);

    /// <summary>Adds what the line does not have; an inner scope comes before an outer one.</summary>
    public void AddTo(LineEvent line, ValueCapture values)
    {
        List<LogEventPropertyValue>? sentences = null;

        for (var scope = _innermost.Value; scope is not null; scope = scope.Parent)
        {
            if (Add(line, values, scope.State) is { } sentence)
            {
                sentences ??= [];
                sentences.Insert(0, sentence);
            }
        }

        if (sentences is not null)
        {
            line.AddPropertyIfAbsent(new LogEventProperty(Sentences, new SequenceValue(sentences)));
        }
    }

    private static LogEventPropertyValue? Add(LineEvent line, ValueCapture values, object state)
    {
        switch (state)
        {
            case IEnumerable<KeyValuePair<string, object?>> entries:
                return Add(line, values, entries);
            case ValueTuple<string, object?> pair:
                Add(line, values.Capture(pair.Item1, pair.Item2));
                return null;
            default:
                return values.Capture(Sentences, state)!.Value;
        }
    }

    private static ScalarValue? Add(LineEvent line, ValueCapture values, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        ScalarValue? sentence = null;

        try
        {
            foreach (var (name, value) in entries)
            {
                if (name == RedactedState.TemplateKey && value is string)
                {
                    sentence = new ScalarValue(entries.ToString());
                }
                else
                {
                    Add(line, values.Capture(name, value));
                }
            }
        }
        catch (Exception)
        {
            return new ScalarValue(ValueCapture.Unreadable(entries)); // beside what could be read of it
        }

        return sentence;
    }

    private static void Add(LineEvent line, LogEventProperty? property)
    {
        if (property is not null)
        {
            line.AddPropertyIfAbsent(property);
        }
    }

    private sealed class Open(LineScopes scopes, object state, Open? parent) : IDisposable
    {
        public object State => state;

        public Open? Parent => parent;

        // Not when it is closed already, with the one around it.
        public void Dispose()
        {
            for (var scope = scopes._innermost.Value; scope is not null; scope = scope.Parent)
            {
                if (ReferenceEquals(scope, this))
                {
                    scopes._innermost.Value = parent;
                    return;
                }
            }
        }
    }
}
