namespace Cairn.Analyzers;

/// <summary>The identifier of every rule. An identifier is never reused.</summary>
internal static class RuleIds
{
    public const string NoHealthEndpoints = "CRN1001";
    public const string LivenessRunsDependencyChecks = "CRN1002";
    public const string HealthCheckCanHang = "CRN1003";
    public const string TelemetryNotExported = "CRN1101";
    public const string ActivityNeverStopped = "CRN1102";
    public const string ExceptionLeavesNoTrace = "CRN1103";
    public const string OutdatedTelemetryKey = "CRN1105";
    public const string LogThroughILogger = "CRN1201";
    public const string ExceptionLostInLog = "CRN1202";
    public const string DictionaryOnlyGrows = "CRN1401";
    public const string CacheEntryNeverExpires = "CRN1402";
    public const string GrpcCallWithoutDeadline = "CRN1501";
    public const string HttpClientMadeByHand = "CRN1503";
    public const string HttpStatusIgnored = "CRN1505";
    public const string HandWrittenRetry = "CRN1601";
    public const string FireAndForget = "CRN1701";
    public const string CatchSwallowsCancellation = "CRN1702";
    public const string ReadTimeFromTimeProvider = "CRN1801";
    public const string DurationWithoutUnit = "CRN1802";
    public const string MockOfFakeableType = "CRN1901";
    public const string EnvironmentRead = "CRN2001";
    public const string OptionsNotValidated = "CRN2002";
    public const string ChildProcessCanHang = "CRN2102";
    public const string PathBuiltWithSlash = "CRN2201";
}
