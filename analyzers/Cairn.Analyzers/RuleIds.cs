namespace Cairn.Analyzers;

/// <summary>The identifier of every rule. An identifier is never reused.</summary>
internal static class RuleIds
{
    public const string ActivityNeverStopped = "CRN1102";
    public const string ExceptionLeavesNoTrace = "CRN1103";
    public const string OutdatedTelemetryKey = "CRN1105";
    public const string LogThroughILogger = "CRN1201";
    public const string ExceptionLostInLog = "CRN1202";
    public const string CatchSwallowsCancellation = "CRN1702";
    public const string ReadTimeFromTimeProvider = "CRN1801";
    public const string DurationWithoutUnit = "CRN1802";
}
