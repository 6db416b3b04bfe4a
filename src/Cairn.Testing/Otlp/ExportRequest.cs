namespace Cairn.Testing;

/// <summary>
/// Unpacks the three shells that all signals have alike: request → resource → scope → items.
/// A shell is read twice, as protobuf does not promise that the resource comes before what it describes.
/// </summary>
internal static class ExportRequest
{
    private const int Description = 1;
    private const int Contents = 2;

    public delegate T ItemDecoder<T>(WireReader item, string scope, OtlpAttributes resource);

    public static List<T> Decode<T>(ReadOnlySpan<byte> request, ItemDecoder<T> decodeItem)
    {
        List<T> items = [];
        var resources = new WireReader(request);
        while (resources.MoveNext())
        {
            if (resources.Field == 1)
            {
                DecodeResource(resources.Message(), decodeItem, items);
            }
            else
            {
                resources.Skip();
            }
        }

        return items;
    }

    private static void DecodeResource<T>(WireReader shell, ItemDecoder<T> decodeItem, List<T> items)
    {
        var resource = AttributeDecoder.Attributes(Find(shell, Description));
        while (shell.MoveNext())
        {
            if (shell.Field == Contents)
            {
                DecodeScope(shell.Message(), resource, decodeItem, items);
            }
            else
            {
                shell.Skip();
            }
        }
    }

    private static void DecodeScope<T>(WireReader shell, OtlpAttributes resource, ItemDecoder<T> decodeItem, List<T> items)
    {
        var scope = ScopeName(Find(shell, Description));
        while (shell.MoveNext())
        {
            if (shell.Field == Contents)
            {
                items.Add(decodeItem(shell.Message(), scope, resource));
            }
            else
            {
                shell.Skip();
            }
        }
    }

    private static string ScopeName(WireReader scope)
    {
        var name = "";
        while (scope.MoveNext())
        {
            if (scope.Field == 1)
            {
                name = scope.Text();
            }
            else
            {
                scope.Skip();
            }
        }

        return name;
    }

    private static WireReader Find(WireReader shell, int field)
    {
        while (shell.MoveNext())
        {
            if (shell.Field == field)
            {
                return shell.Message();
            }

            shell.Skip();
        }

        return new WireReader([]);
    }
}
