using System.Collections.Immutable;

namespace Cairn.Analyzers.Baseline;

/// <summary>The rules whose findings a baseline can hold: ours, and those of the SDK that the levels raise.</summary>
internal static class BaselinedRules
{
    public static readonly ImmutableArray<string> Ids =
    [
        RuleIds.NoHealthEndpoints,
        RuleIds.LivenessRunsDependencyChecks,
        RuleIds.HealthCheckCanHang,
        RuleIds.TelemetryNotExported,
        RuleIds.ActivityNeverStopped,
        RuleIds.ExceptionLeavesNoTrace,
        RuleIds.OutdatedTelemetryKey,
        RuleIds.LogThroughILogger,
        RuleIds.ExceptionLostInLog,
        RuleIds.DictionaryOnlyGrows,
        RuleIds.CacheEntryNeverExpires,
        RuleIds.GrpcCallWithoutDeadline,
        RuleIds.HttpClientMadeByHand,
        RuleIds.HttpStatusIgnored,
        RuleIds.HandWrittenRetry,
        RuleIds.FireAndForget,
        RuleIds.CatchSwallowsCancellation,
        RuleIds.ReadTimeFromTimeProvider,
        RuleIds.DurationWithoutUnit,
        RuleIds.MockOfFakeableType,
        RuleIds.EnvironmentRead,
        RuleIds.OptionsNotValidated,
        RuleIds.ChildProcessCanHang,
        RuleIds.PathBuiltWithSlash,
        "CA1416", "CA2012", "CA2016", "CA2017", "CA2023", "CA2200", "CA2253", "CA2254", "CA3075", "CA5350", "CA5351", "CA5359", "CA5364",
    ];
}
