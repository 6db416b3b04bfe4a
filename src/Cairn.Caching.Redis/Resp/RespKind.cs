namespace Cairn.Caching.Redis.Resp;

/// <summary>The types of RESP3, the protocol of Redis. The two nulls of RESP2 are <see cref="Null"/> as well; attributes are read over.</summary>
internal enum RespKind : byte
{
    Null,
    SimpleString,
    SimpleError,
    Integer,
    BulkString,
    BulkError,
    VerbatimString,
    Double,
    Boolean,
    BigNumber,
    Array,
    Set,

    /// <summary>Its items are key, value, key, value.</summary>
    Map,

    /// <summary>Sent by the server unasked: it answers no command.</summary>
    Push,
}
