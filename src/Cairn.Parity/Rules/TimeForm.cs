using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Rules;

/// <summary>A way to write a moment: ISO 8601 with so many digits and such a zone, RFC 9110's, or a number of units since 1970.</summary>
internal sealed partial class TimeForm
{
    private const string HttpDate = "{httpdate}";
    private const string Iso = "{time:";
    private const string AnyFraction = ".F";

    private static readonly (string Shape, double TicksPerUnit)[] Epochs =
        [("{epoch-s}", TimeSpan.TicksPerSecond), ("{epoch-ms}", TimeSpan.TicksPerMillisecond), ("{epoch-us}", TimeSpan.TicksPerMicrosecond)];

    private TimeForm(string shape) => Shape = shape;

    /// <summary>As rules write it.</summary>
    public string Shape { get; }

    /// <summary>Whether the form can stand in the midst of a text, too.</summary>
    public bool IsPartOfTexts => Shape.StartsWith(Iso, StringComparison.Ordinal);

    /// <summary>The form that a rule names; <see langword="null"/> when it names none.</summary>
    public static TimeForm? Of(string shape) =>
        shape == HttpDate || (shape.StartsWith(Iso, StringComparison.Ordinal) && shape.IndexOf('}', StringComparison.Ordinal) == shape.Length - 1) || Epochs.Any(epoch => epoch.Shape == shape)
            ? new TimeForm(shape)
            : null;

    /// <summary>The forms in which a value could be a moment.</summary>
    public static IEnumerable<TimeForm> Candidates(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number)
        {
            return Epochs.Select(epoch => new TimeForm(epoch.Shape));
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            return [];
        }

        var text = JsonValues.TextOf(value);
        return FormOf(text) is { } form
            ? [new TimeForm($"{Iso}{form}}}"), new TimeForm($"{Iso}{WithAnyFraction(form)}}}")]
            : IsHttpDate(text, out _) ? [new TimeForm(HttpDate)] : [];
    }

    /// <summary>The place in a shape for moments that are a part of a text; null when they have no form in common.</summary>
    public static string? Of(IEnumerable<string> texts)
    {
        var forms = texts.Select(text => FormOf(text)!).Distinct(StringComparer.Ordinal).ToList();
        var loose = forms.Select(WithAnyFraction).Distinct(StringComparer.Ordinal).ToList();
        return forms.Count == 1 ? $"{Iso}{forms[0]}}}" : loose.Count == 1 ? $"{Iso}{loose[0]}}}" : null;
    }

    public bool TryRead(JsonElement value, out DateTimeOffset time)
    {
        time = default;
        if (value.ValueKind is JsonValueKind.Number)
        {
            return TryReadEpoch(JsonValues.Number(value), out time);
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var text = JsonValues.TextOf(value);
        return Shape == HttpDate ? IsHttpDate(text, out time) : HasForm(text) && TryParse(text, out time);
    }

    /// <summary>Such as <c>yyyy-MM-ddTHH:mm:ss.ffffffZ</c>.</summary>
    private static string? FormOf(string text)
    {
        var match = IsoTime().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var zone = match.Groups["zone"].Value;
        var fraction = match.Groups["fraction"].Length;
        return $"yyyy-MM-dd{match.Groups["between"].Value}HH:mm:ss{(fraction > 1 ? "." + new string('f', fraction - 1) : "")}{(zone.Length < 2 ? zone : zone.Contains(':', StringComparison.Ordinal) ? "+hh:mm" : "+hhmm")}";
    }

    private static string WithAnyFraction(string form)
    {
        var start = form.IndexOf(".f", StringComparison.Ordinal);
        return start < 0 ? form : form[..start] + AnyFraction + form[(start + 1)..].TrimStart('f');
    }

    private bool HasForm(string text)
    {
        var due = Shape[Iso.Length..^1];
        return FormOf(text) is { } form && (form == due || WithAnyFraction(form) == due || form == due.Replace(AnyFraction, "", StringComparison.Ordinal));
    }

    private bool TryReadEpoch(double number, out DateTimeOffset time)
    {
        var ticks = number * Epochs.FirstOrDefault(epoch => epoch.Shape == Shape).TicksPerUnit;
        var isTime = Shape.StartsWith("{epoch", StringComparison.Ordinal) && ticks > 0 && ticks < DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks;
        time = isTime ? DateTimeOffset.UnixEpoch.AddTicks((long)ticks) : default;
        return isTime;
    }

    private static bool IsHttpDate(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(ZoneWithoutColon().Replace(text, "$1:$2"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}(?<between>[T ])[0-9]{2}:[0-9]{2}:[0-9]{2}(?<fraction>(\.[0-9]{1,9})?)(?<zone>(Z|[+-][0-9]{2}:?[0-9]{2})?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"([+-][0-9]{2})([0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneWithoutColon();
}
