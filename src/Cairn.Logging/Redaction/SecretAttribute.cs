namespace Cairn.Logging;

/// <summary>
/// Marks what would let somebody in: passwords, keys, tokens. A log line shows <c>[secret]</c> in its place, wherever the line goes:
/// a marked parameter of a <c>[LoggerMessage]</c> method, a marked property or field of a logged value, any value of a marked type.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class SecretAttribute : Attribute;
