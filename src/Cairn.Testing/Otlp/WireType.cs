namespace Cairn.Testing;

/// <summary>How a field's value is laid out (protobuf encoding, "Message Structure"). Groups are gone from proto3 and refused.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
