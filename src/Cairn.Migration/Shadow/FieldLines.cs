using Cairn.Migration.Forwarding;

namespace Cairn.Migration.Shadow;

/// <summary>Header fields, a line for each value.</summary>
internal static class FieldLines
{
    /// <summary>The lines of an answer, but for those that are about a connection.</summary>
    public static List<KeyValuePair<string, string>> Of<TValues>(IEnumerable<KeyValuePair<string, TValues>> fields)
        where TValues : IEnumerable<string?> =>
        [.. fields.Where(field => !HeaderRules.EndsHere(field.Key)).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];

    public static string? Find(IEnumerable<KeyValuePair<string, string>> lines, string name) =>
        lines.FirstOrDefault(line => line.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
