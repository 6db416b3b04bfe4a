using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Cairn.Migration.Routing;

/// <summary>Reads a section. The platform's binder stops at the first value that it cannot read; this one goes on, so that the report has all of them.</summary>
internal sealed class SettingReader(IConfigurationSection section, IList<string> faults)
{
    public string? Text(string setting) => section[setting] is { Length: > 0 } text ? text : null;

    public TimeSpan Duration(string setting, TimeSpan otherwise) => Read<TimeSpan>(
        setting, otherwise, TimeSpan.TryParse, "It must be a duration, hours:minutes:seconds", otherwise.ToString("c", CultureInfo.InvariantCulture));

    public int Count(string setting, int otherwise) => Read<int>(setting, otherwise, int.TryParse, "It must be a whole number", Invariant(otherwise));

    public long Bytes(string setting, long otherwise) => Read<long>(setting, otherwise, long.TryParse, "It must be a whole number", Invariant(otherwise));

    public double Number(string setting, double otherwise, double most)
    {
        var number = Read<double>(setting, otherwise, double.TryParse, $"It must be a number from 0 to {Invariant(most)}", Invariant(otherwise));
        return number >= 0 && number <= most ? number : Reject(setting, $"It must be a number from 0 to {Invariant(most)}", Invariant(otherwise), otherwise);
    }

    public TChoice Choice<TChoice>(string setting, TChoice otherwise, params (string Name, TChoice Value)[] choices)
    {
        if (Text(setting) is not { } text)
        {
            return otherwise;
        }

        foreach (var (name, value) in choices)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return Reject(setting, $"It must be one of {string.Join(", ", choices.Select(choice => choice.Name))}", choices[0].Name, otherwise);
    }

    public TSetting Reject<TSetting>(string setting, string rule, string example, TSetting otherwise)
    {
        faults.Add($"'{section.Path}:{setting}' is {(section[setting] is { } text ? $"'{text}'" : "not set")}. {rule}. Use {example}.");
        return otherwise;
    }

    /// <summary>A misspelt key must not be ignored: it would leave a route on the wrong side.</summary>
    public void RefuseOthers(params string[] known)
    {
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"'{child.Path}' is '{child.Value ?? "a section"}'. Nothing reads it. Use one of {string.Join(", ", known)}, or remove the key.");
        }
    }

    private delegate bool Parse<TNumber>(string text, IFormatProvider culture, out TNumber number);

    private TNumber Read<TNumber>(string setting, TNumber otherwise, Parse<TNumber> parse, string rule, string example) =>
        Text(setting) is not { } text ? otherwise
        : parse(text, CultureInfo.InvariantCulture, out var number) ? number
        : Reject(setting, rule, example, otherwise);

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
