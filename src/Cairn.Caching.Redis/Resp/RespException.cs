namespace Cairn.Caching.Redis.Resp;

/// <summary>The bytes are not RESP3, or a reply is beyond the limits. Where the next reply begins is unknown, so the connection ends with this.</summary>
internal sealed class RespException(string message) : Exception(message);
