namespace Cairn.Grpc.Wire;

/// <summary>Names of encodings as headers have them.</summary>
internal static class EncodingNames
{
    /// <summary>The value of <c>grpc-accept-encoding</c>: all that is understood.</summary>
    public const string All = "identity,gzip,deflate";

    /// <summary>Reads <c>grpc-encoding</c>. No header means identity.</summary>
    public static bool TryParse(string? name, out MessageEncoding encoding)
    {
        encoding = name switch
        {
            "gzip" => MessageEncoding.Gzip,
            "deflate" => MessageEncoding.Deflate,
            _ => MessageEncoding.Identity,
        };

        return encoding is not MessageEncoding.Identity || name is null or "" or "identity";
    }

    public static string NameOf(MessageEncoding encoding) => encoding switch
    {
        MessageEncoding.Gzip => "gzip",
        MessageEncoding.Deflate => "deflate",
        _ => "identity",
    };

    /// <summary>The best encoding that a peer takes, by its <c>grpc-accept-encoding</c>.</summary>
    public static MessageEncoding Best(string? accepted)
    {
        var names = (accepted ?? "").Split(',', StringSplitOptions.TrimEntries);
        return names.Contains("gzip") ? MessageEncoding.Gzip : names.Contains("deflate") ? MessageEncoding.Deflate : MessageEncoding.Identity;
    }
}
