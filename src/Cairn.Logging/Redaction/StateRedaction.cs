using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Redaction;

using Values = IReadOnlyList<KeyValuePair<string, object?>>;

/// <summary>Redacts what a line or a scope carries. What holds nothing classified stays the same object.</summary>
internal sealed class StateRedaction(TypePlans plans, ClassifiedParameters parameters)
{
    /// <summary>The names of an event's classified parameters, with the texts that replace them.</summary>
    public IReadOnlyDictionary<string, string>? ClassifiedIn(EventId eventId) => parameters.Of(eventId);

    /// <summary>Whether states of this type need not be looked into, as far as the types of their values go.</summary>
    public bool IsPlain(Type state) => plans.IsPlainState(state);

    public object? Apply(object? state, IReadOnlyDictionary<string, string>? classified)
    {
        try
        {
            return ApplyToState(state, classified);
        }
        catch (Exception)
        {
            return new RedactedState([new(RedactedState.TemplateKey, $"({state!.GetType()}, could not be read)")]);
        }
    }

    private object? ApplyToState(object? state, IReadOnlyDictionary<string, string>? classified) => state switch
    {
        Values values => ApplyToValues(values, classified),
        IEnumerable<KeyValuePair<string, object?>> values => ApplyToEntries(values),
        KeyValuePair<string, object?> pair => ApplyToPair(state, pair),
        ValueTuple<string, object?> pair => ApplyToPair(state, pair),
        _ => new ValueRedaction(plans).ApplyToAny(state),
    };

    private object ApplyToValues(Values values, IReadOnlyDictionary<string, string>? classified)
    {
        KeyValuePair<string, object?>[]? redacted = null;

        for (var index = 0; index < values.Count; index++)
        {
            var (name, value) = values[index];
            var shown = classified is not null && classified.TryGetValue(name.TrimStart('@', '$'), out var text) ? text : new ValueRedaction(plans).ApplyToAny(value);

            if (!ReferenceEquals(shown, value))
            {
                redacted ??= [.. values];
                redacted[index] = new(name, shown);
            }
        }

        return redacted is null ? values : new RedactedState(redacted);
    }

    private object ApplyToEntries(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        List<KeyValuePair<string, object?>> all = [.. entries];
        var redacted = ApplyToValues(all, classified: null);
        return ReferenceEquals(redacted, all) ? entries : redacted;
    }

    private object ApplyToPair(object state, KeyValuePair<string, object?> pair)
    {
        var value = new ValueRedaction(plans).ApplyToAny(pair.Value);
        return ReferenceEquals(value, pair.Value) ? state : new KeyValuePair<string, object?>(pair.Key, value);
    }

    private object ApplyToPair(object state, (string Key, object? Value) pair)
    {
        var value = new ValueRedaction(plans).ApplyToAny(pair.Value);
        return ReferenceEquals(value, pair.Value) ? state : (pair.Key, value);
    }
}
