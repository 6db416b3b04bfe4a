namespace Cairn.Parity.Comparison;

/// <summary>What a body is, decided by its bytes.</summary>
internal enum BodyForm
{
    None,
    Json,
    Text,
    Bytes,
}
