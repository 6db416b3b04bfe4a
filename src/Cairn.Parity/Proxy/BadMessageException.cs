namespace Cairn.Parity.Proxy;

/// <summary>Bytes that are no HTTP/1.1 message.</summary>
internal sealed class BadMessageException(string message) : Exception(message);
