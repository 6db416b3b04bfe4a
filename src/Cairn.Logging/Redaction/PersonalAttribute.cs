namespace Cairn.Logging;

/// <summary>
/// Marks what is about a person: names, addresses, accounts. A log line shows <c>[personal]</c> in its place, wherever the line goes:
/// a marked parameter of a <c>[LoggerMessage]</c> method, a marked property or field of a logged value, any value of a marked type.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class PersonalAttribute : Attribute;
