namespace Cairn.Caching.Serialization;

/// <summary>A value that may be changed by who gets it, kept as bytes.</summary>
internal sealed record CopiedValue(byte[] Bytes, Type Type);
