using System.Collections;
using System.Globalization;

namespace Cairn.Repository.Tests;

/// <summary>One configuration key of an options type, with its default and its meaning from the XML documentation.</summary>
internal sealed record Setting(string Section, string Name, string Default, string Meaning)
{
    public string Key => $"{Section}:{Name}";

    public static IReadOnlyList<Setting> Of(Type options, XmlDocs docs)
    {
        var defaults = Activator.CreateInstance(options);

        return [.. from property in options.GetProperties()
                   where property.SetMethod is { IsPublic: true } || typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
                   where !property.PropertyType.IsSubclassOf(typeof(Delegate))
                   select new Setting(
                       SectionOf(options) ?? "",
                       property.Name,
                       Written(property.GetValue(defaults), docs.Default(property)),
                       docs.Summary(property) + Choices(property.PropertyType))];
    }

    public static string? SectionOf(Type options) => options.GetField("SectionName")?.GetRawConstantValue() as string;

    /// <summary>A table may say <c>Cairn:Hosting:DrainDelay</c>, <c>DrainDelay</c> or a key below it.</summary>
    public bool IsNamedBy(string key) =>
        $"{key}:".StartsWith($"{Key}:", StringComparison.Ordinal) || $"{key}:".StartsWith($"{Name}:", StringComparison.Ordinal);

    /// <summary>The exact value where there is one, and where it depends (<c>, and zero in Development</c>); words where there is none.</summary>
    private static string Written(object? value, string words)
    {
        var condition = words.IndexOf(", and ", StringComparison.Ordinal);

        return value is null or "" ? words : Exact(value) + (condition < 0 ? "" : words[condition..]);
    }

    private static string Choices(Type type) =>
        type.IsEnum ? $" One of {string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`"))}." : "";

    private static string Exact(object value) => value switch
    {
        string text => $"`{text}`",
        bool flag => flag ? "`true`" : "`false`",
        IEnumerable many => string.Join(", ", many.Cast<object>().Select(Exact).DefaultIfEmpty("none")),
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };
}
