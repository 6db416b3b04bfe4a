namespace Cairn.Testing;

/// <summary>Decodes <c>common.v1</c>: key-value pairs and the values in them.</summary>
internal static class AttributeDecoder
{
    private const int DeepestValue = 32;

    public static KeyValuePair<string, object?> Pair(WireReader pair) => Pair(pair, depth: 0);

    public static object? Value(WireReader value) => Value(value, depth: 0);

    /// <summary>Decodes a <c>Resource</c>, or any other message whose field 1 holds attributes.</summary>
    public static OtlpAttributes Attributes(WireReader owner) => Map(owner, depth: 0);

    /// <summary>Turns nanoseconds since 1970 into a time; the last two digits are below what .NET can hold.</summary>
    public static DateTimeOffset Time(ulong unixNanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)(unixNanoseconds / TimeSpan.NanosecondsPerTick));

    public static string? Id(ReadOnlySpan<byte> id) => id.IsEmpty ? null : Convert.ToHexStringLower(id);

    private static KeyValuePair<string, object?> Pair(WireReader pair, int depth)
    {
        var key = "";
        object? value = null;
        while (pair.MoveNext())
        {
            switch (pair.Field)
            {
                case 1:
                    key = pair.Text();
                    break;
                case 2:
                    value = Value(pair.Message(), depth);
                    break;
                default:
                    pair.Skip();
                    break;
            }
        }

        return new(key, value);
    }

    private static object? Value(WireReader value, int depth)
    {
        if (depth > DeepestValue)
        {
            throw new InvalidDataException($"A value is nested deeper than {DeepestValue} levels.");
        }

        object? result = null;
        while (value.MoveNext())
        {
            switch (value.Field)
            {
                case 1:
                    result = value.Text();
                    break;
                case 2:
                    result = value.Varint() != 0;
                    break;
                case 3:
                    result = (long)value.Varint();
                    break;
                case 4:
                    result = value.Double();
                    break;
                case 5:
                    result = List(value.Message(), depth + 1);
                    break;
                case 6:
                    result = Map(value.Message(), depth + 1);
                    break;
                case 7:
                    result = value.Bytes().ToArray();
                    break;
                default:
                    value.Skip();
                    break;
            }
        }

        return result;
    }

    private static List<object?> List(WireReader list, int depth)
    {
        List<object?> values = [];
        while (list.MoveNext())
        {
            if (list.Field == 1)
            {
                values.Add(Value(list.Message(), depth));
            }
            else
            {
                list.Skip();
            }
        }

        return values;
    }

    private static OtlpAttributes Map(WireReader map, int depth)
    {
        List<KeyValuePair<string, object?>> pairs = [];
        while (map.MoveNext())
        {
            if (map.Field == 1)
            {
                pairs.Add(Pair(map.Message(), depth));
            }
            else
            {
                map.Skip();
            }
        }

        return new OtlpAttributes(pairs);
    }
}
