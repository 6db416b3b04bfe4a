using System.Collections;
using System.Globalization;

namespace Cairn.Logging.Redaction;

/// <summary>Replaces what is classified in one value, at any depth. What holds nothing classified stays the same object.</summary>
/// <remarks>It lives as long as one value takes, and reads at most so many values in it: a graph may have circles.</remarks>
internal struct ValueRedaction(TypePlans plans)
{
    private const int Deepest = 10;
    private const int MostValues = 10_000;
    private const string Cut = "…";

    private int _depth;
    private int _values;

    /// <summary>Applies to a value that may not be readable, such as a list that another thread changes meanwhile: what it hides is not known then.</summary>
    public object? ApplyToAny(object? value)
    {
        try
        {
            return Apply(value);
        }
        catch (Exception)
        {
            return $"({value!.GetType()}, could not be read)";
        }
    }

    private object? Apply(object? value)
    {
        if (value is null or string or int or long or bool or double)
        {
            return value;
        }

        var plan = plans.Of(value.GetType());

        if (plan.Kind is PlanKind.Clean)
        {
            return value;
        }

        if (plan.Kind is PlanKind.Whole)
        {
            return plan.Text;
        }

        if (_depth == Deepest || ++_values > MostValues)
        {
            return Cut;
        }

        _depth++;
        var redacted = plan.Kind is PlanKind.Members ? ApplyToMembers(value, plan) : ApplyToElements(value);
        _depth--;
        return redacted;
    }

    private object ApplyToMembers(object value, TypePlan plan)
    {
        var members = plan.Members!;
        var shown = new KeyValuePair<string, object?>[members.Count];
        var isRedacted = false;

        for (var index = 0; index < shown.Length; index++)
        {
            var member = members[index];
            var original = member.Text is null ? member.Read(value) : member.Text;
            var redacted = member.IsPlain || member.Text is not null ? original : Apply(original);
            isRedacted |= member.Text is not null || !ReferenceEquals(original, redacted);
            shown[index] = new(member.Name, redacted);
        }

        return isRedacted ? new RedactedObject(plan.Name, shown) : value;
    }

    private object ApplyToElements(object value)
    {
        if (value is IDictionary dictionary)
        {
            return ApplyToEntries(dictionary);
        }

        List<object?> elements = [];
        var isRedacted = false;

        foreach (var element in (IEnumerable)value)
        {
            var redacted = Apply(element);
            isRedacted |= !ReferenceEquals(element, redacted);
            elements.Add(redacted);

            if (_values > MostValues)
            {
                return elements; // some have no end
            }
        }

        return isRedacted ? elements : value;
    }

    private object ApplyToEntries(IDictionary dictionary)
    {
        Dictionary<string, object?> entries = [];
        var isRedacted = false;

        foreach (DictionaryEntry entry in dictionary)
        {
            var (key, value) = (Apply(entry.Key), Apply(entry.Value));
            isRedacted |= !ReferenceEquals(key, entry.Key) || !ReferenceEquals(value, entry.Value);
            entries[Convert.ToString(key, CultureInfo.InvariantCulture) ?? ""] = value;
        }

        return isRedacted ? entries : dictionary;
    }
}
