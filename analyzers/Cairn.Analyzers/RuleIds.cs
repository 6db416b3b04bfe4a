namespace Cairn.Analyzers;

/// <summary>The identifier of every rule. An identifier is never reused.</summary>
internal static class RuleIds
{
    public const string HttpClientMadeByHand = "CRN1503";
    public const string CatchSwallowsCancellation = "CRN1702";
    public const string ReadTimeFromTimeProvider = "CRN1801";
    public const string DurationWithoutUnit = "CRN1802";
}
