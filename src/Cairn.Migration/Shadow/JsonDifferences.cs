using System.Text.Json;

namespace Cairn.Migration.Shadow;

/// <summary>The places at which two JSON values differ, as paths without indices: one place for all elements of an array.</summary>
internal static class JsonDifferences
{
    public static void Find(JsonElement left, JsonElement right, string path, ICollection<string> places)
    {
        if (left.ValueKind != right.ValueKind)
        {
            places.Add($"{path} kind");
            return;
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                FindInObjects(left, right, path, places);
                break;

            case JsonValueKind.Array:
                FindInArrays(left, right, path, places);
                break;

            default:
                if (!IsSame(left, right))
                {
                    places.Add($"{path} value");
                }

                break;
        }
    }

    private static void FindInObjects(JsonElement left, JsonElement right, string path, ICollection<string> places)
    {
        foreach (var member in left.EnumerateObject())
        {
            if (right.TryGetProperty(member.Name, out var other))
            {
                Find(member.Value, other, $"{path}.{member.Name}", places);
            }
            else
            {
                places.Add($"{path}.{member.Name} missing");
            }
        }

        foreach (var member in right.EnumerateObject().Where(member => !left.TryGetProperty(member.Name, out _)))
        {
            places.Add($"{path}.{member.Name} added");
        }
    }

    private static void FindInArrays(JsonElement left, JsonElement right, string path, ICollection<string> places)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            places.Add($"{path} length");
            return;
        }

        foreach (var (one, other) in left.EnumerateArray().Zip(right.EnumerateArray()))
        {
            Find(one, other, $"{path}[*]", places);
        }
    }

    private static bool IsSame(JsonElement left, JsonElement right) => left.ValueKind switch
    {
        JsonValueKind.String => left.ValueEquals(right.GetString()),
        JsonValueKind.Number => left.GetRawText() == right.GetRawText() || (left.TryGetDouble(out var one) && right.TryGetDouble(out var other) && one.Equals(other)),
        _ => true,
    };
}
