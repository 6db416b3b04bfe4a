using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>Records for the types that go over the wire, where the framework knows them.</summary>
internal static class ContractRecords
{
    private static readonly string[] OfTheFramework = ["HTTPValidationError", "ValidationError"];

    public static string? Of(LegacyService service, string space)
    {
        var types = service.Schemas.Where(schema => !OfTheFramework.Contains(schema.Key) && schema.Value.TryGetProperty("properties", out _)).OrderBy(schema => schema.Key, StringComparer.Ordinal).ToList();
        if (types.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder($"using System.Text.Json;\nusing System.Text.Json.Serialization;\n\nnamespace {space};\n");
        foreach (var (name, schema) in types)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n/// <summary>{Summary(schema, name)}</summary>\npublic sealed record {Naming.Pascal(name)}(\n");
            text.AppendJoin(",\n", Members(schema)).Append(");\n");
        }

        return text.ToString();
    }

    private static string Summary(JsonElement schema, string name) =>
        (schema.TryGetProperty("description", out var description) ? description.GetString()!.Split('\n')[0] : $"'{name}' of the legacy service.")
            .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>What is required comes first, as C# wants it.</summary>
    private static IEnumerable<string> Members(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return schema.GetProperty("properties").EnumerateObject()
            .OrderBy(member => !required.Contains(member.Name))
            .Select(member =>
            {
                var type = TypeOf(member.Value);
                var rest = required.Contains(member.Name) ? "" : " = null";
                return $"    [property: JsonPropertyName({Naming.Quoted(member.Name)})] {type}{(rest.Length > 0 ? "?" : "")} {Naming.Pascal(member.Name)}{rest}";
            });
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Naming.Pascal(reference.GetString()!.Split('/')[^1]);
        }

        if (schema.TryGetProperty("allOf", out var all) && all.GetArrayLength() == 1)
        {
            return TypeOf(all[0]);
        }

        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        return (schema.TryGetProperty("type", out var type) ? type.GetString() : null, format) switch
        {
            ("string", "date-time") => "DateTimeOffset",
            ("string", "date") => "DateOnly",
            ("string", "uuid") => "Guid",
            ("string", "binary") => "JsonElement",
            ("string", _) => "string",
            ("integer", _) => "long",
            ("number", _) => "double",
            ("boolean", _) => "bool",
            ("array", _) when schema.TryGetProperty("items", out var items) => $"IReadOnlyList<{TypeOf(items)}>",
            ("object", _) when schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object => $"IReadOnlyDictionary<string, {TypeOf(values)}>",
            _ => "JsonElement",
        };
    }
}
