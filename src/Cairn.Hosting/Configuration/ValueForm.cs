using System.Globalization;

namespace Cairn.Hosting.Configuration;

/// <summary>How values of a type are written: what can be read as one, and the rule for whoever wrote something else.</summary>
internal sealed class ValueForm
{
    private readonly Func<string, string?> _read;

    private ValueForm(string rule, Func<string, string?> read)
    {
        Rule = rule;
        _read = read;
    }

    public string Rule { get; }

    /// <summary>The form of a type; <c>null</c> for those, such as text, that anything can be read as.</summary>
    public static ValueForm? Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(TimeSpan) => new("It must be a duration such as 00:00:08", text =>
                TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value.ToString() : null),
            _ when plain == typeof(bool) => new("It must be true or false", text =>
                bool.TryParse(text, out var value) ? value.ToString() : null),
            _ when plain == typeof(int) => new("It must be a whole number such as 5", text =>
                int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? $"{value}" : null),
            _ when plain == typeof(long) => new("It must be a whole number such as 5", text =>
                long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? $"{value}" : null),
            _ when plain == typeof(double) => new("It must be a number such as 0.5", text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null),
            { IsEnum: true } => new($"It must be one of {string.Join(", ", Enum.GetNames(plain))}", text =>
                Enum.TryParse(plain, text, ignoreCase: true, out var value) ? value.ToString() : null),
            _ => null,
        };
    }

    public bool Accepts(string text) => _read(text) is not null;

    /// <summary>The text as a validator would show the value.</summary>
    public string Read(string text) => _read(text) ?? text;
}
